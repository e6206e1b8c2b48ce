// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { WorkloadColumns } from '../columns';
import type { ScopeCoverage } from '../observation';
import type { EstateTotals } from '../snapshot';

/**
 * How a snapshot differs from an earlier one of the same reader.
 *
 * @public
 */
export interface EstateChange {
  /** When the newer one was put together. */
  generatedAt: string;
  /** Counts over the newer one. */
  totals: EstateTotals;
  /** How far each source got; absent where it says the same as before. */
  coverage?: ScopeCoverage[];
  /** Workloads that are new, or of which more than the time of observation is different. */
  changed: WorkloadColumns;
  /** Ids of the workloads that are gone. */
  removed: string[];
  /**
   * Seconds since 1970 by environment id: when its workloads were last
   * observed. Only environments in which that moved.
   */
  observed: [environmentId: string, seconds: number][];
  /** Where a workload was observed at another time than its environment. */
  observedApart: [workloadId: string, seconds: number][];
}
