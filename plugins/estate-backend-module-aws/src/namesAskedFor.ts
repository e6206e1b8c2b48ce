// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { WorkloadRuntime } from '@cabildo/plugin-estate-common';
import type { CollectOptions, ScopeReading } from '@cabildo/plugin-estate-node';

/** What a reading brings that was asked for nothing. */
export const NOTHING_ASKED: ScopeReading = {
  observations: [],
  problems: [],
  inventory: 'complete',
};

/** Names of the workloads of a runtime that a reading is narrowed to; undefined: all. */
export function namesAskedFor(
  only: CollectOptions['only'],
  runtime: WorkloadRuntime,
): string[] | undefined {
  return only?.workloadIds
    .filter(id => id.startsWith(`${runtime}:`))
    .map(id => id.slice(id.lastIndexOf('/') + 1));
}
