// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Happening } from './Happening';
import type { HistoryColumns } from './HistoryColumns';
import type { HistoryRange } from './ranges';

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
  /** Start of the oldest point that is kept of the workload in any range; undefined when there is none. */
  beginsAt?: string;
  /** The points, oldest first. */
  points: HistoryColumns;
  /** What happened since {@link WorkloadHistory.from}, oldest first. */
  happenings: Happening[];
}
