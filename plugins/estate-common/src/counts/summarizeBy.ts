// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { facetOf, type EstateFacet } from '../find';
import type { WorkloadSummary } from '../summary';
import { countWorkloads, type WorkloadCounts } from './countWorkloads';

/**
 * What the workloads that have the same value in a facet amount to.
 *
 * @public
 */
export interface GroupSummary extends WorkloadCounts {
  /** The value; undefined for workloads that have none. */
  name?: string;
}

/**
 * Sums workloads up by a facet: by name, what has no name last.
 *
 * @public
 */
export function summarizeBy(
  rows: readonly WorkloadSummary[],
  facet: EstateFacet,
): GroupSummary[] {
  const groups = new Map<string | undefined, WorkloadSummary[]>();
  for (const row of rows) {
    const name = facetOf(row, facet);
    const group = groups.get(name) ?? [];
    groups.set(name, group);
    group.push(row);
  }
  return [...groups]
    .sort(([a], [b]) => compareNames(a, b))
    .map(([name, members]) => ({
      ...(name !== undefined && { name }),
      ...countWorkloads(members),
    }));
}

function compareNames(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) {
    return Number(a === undefined) - Number(b === undefined);
  }
  return a < b ? -1 : Number(a > b);
}
