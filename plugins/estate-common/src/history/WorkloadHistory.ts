// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Happening } from './Happening';
import type { HistoryColumns } from './HistoryColumns';
import type { HistoryRange } from './ranges';

/**
 * No history tells of more happenings than these, the newest: a workload that
 * scales up and down all the time has thousands, which nobody reads.
 *
 * @public
 */
export const happeningsAtMost = 500;

/**
 * How a workload was over a time.
 *
 * @public
 */
export interface WorkloadHistory {
  /** How far back it goes. */
  range: HistoryRange;
  /** Start of the first point, ISO 8601 in UTC. */
  from: string;
  /** Seconds from the start of one point to the next. */
  stepSeconds: number;
  /**
   * Seconds between two readings while somebody watches the workload. Tasks are
   * read or heard; of load nothing tells, so that it is known of sweeps alone.
   */
  readEverySeconds: { tasks: number; load: number };
  /** Start of the oldest point that is kept of the workload in any range; undefined when there is none. */
  beginsAt?: string;
  /** The points, oldest first. */
  points: HistoryColumns;
  /** What happened since {@link WorkloadHistory.from}, oldest first; at most {@link happeningsAtMost}. */
  happenings: Happening[];
}
