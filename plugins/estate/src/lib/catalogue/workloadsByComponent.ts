// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { WorkloadSummary } from '@cabildo/plugin-estate-common';

/** The workloads of each Component, the worst first, by entity ref. */
export type WorkloadsByComponent = ReadonlyMap<
  string,
  readonly WorkloadSummary[]
>;

/** @param rows - worst first, as the estate serves them */
export function workloadsByComponent(
  rows: readonly WorkloadSummary[],
): WorkloadsByComponent {
  const components = new Map<string, WorkloadSummary[]>();
  for (const row of rows) {
    if (row.entityRef) {
      const workloads = components.get(row.entityRef) ?? [];
      components.set(row.entityRef, workloads);
      workloads.push(row);
    }
  }
  return components;
}
