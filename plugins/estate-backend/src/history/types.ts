// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type {
  Happening,
  HistoryPoint,
  HistoryRange,
  VerdictStatus,
  WorkloadHistory,
} from '@cabildo/plugin-estate-common';

/** What is known to have happened to one workload. */
export interface WorkloadHappenings {
  workloadId: string;
  happenings: Happening[];
}

/** One workload as one reading found it. */
export interface HistoryReading extends WorkloadHappenings {
  status: VerdictStatus;
  point: HistoryPoint;
}

/** What is remembered of the estate's past. */
export interface HistoryStore {
  /**
   * Remembers what one reading found. Readings may come twice and out of
   * order: of a minute the last one stays.
   *
   * @param options.readAt - when the reading began
   */
  record(options: { readings: HistoryReading[]; readAt: Date }): Promise<void>;

  /** Remembers what happened, also between two readings that are remembered. */
  recordHappenings(workloads: WorkloadHappenings[]): Promise<void>;

  /**
   * Rolls closed hours and days up, makes room for what comes and forgets what
   * is kept long enough. May be broken off, and run again, at any time.
   */
  rollUp(signal: AbortSignal): Promise<void>;

  /** A workload that has no history has only gaps. */
  read(workloadId: string, range: HistoryRange): Promise<WorkloadHistory>;
}
