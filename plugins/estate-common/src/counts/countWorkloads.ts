// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { WorkloadSummary } from '../summary';
import type { VerdictStatus } from '../verdict';

/**
 * What some workloads amount to together.
 *
 * @public
 */
export interface WorkloadCounts {
  /** How many there are. */
  workloads: number;
  /** How many there are of each status. */
  byStatus: Record<VerdictStatus, number>;
  /** How many have all the tasks they may have. */
  atMaximum: number;
  /** Tasks that run, as far as known; undefined when that is known of none. */
  running?: number;
  /** Requests a second, as far as measured; undefined when none was. */
  requestsPerSecond?: number;
}

/**
 * Counts workloads.
 *
 * @public
 */
export function countWorkloads(
  rows: readonly Pick<
    WorkloadSummary,
    'workload' | 'verdict' | 'tasks' | 'load'
  >[],
): WorkloadCounts {
  const byStatus = { down: 0, degraded: 0, unknown: 0, idle: 0, healthy: 0 };
  let atMaximum = 0;
  for (const { verdict } of rows) {
    byStatus[verdict.status] += 1;
    atMaximum += verdict.atMaximum ? 1 : 0;
  }
  const running = sumOfKnown(
    // Invocations at once are no tasks.
    rows.map(({ workload, tasks }) =>
      workload.runtime === 'lambda' ? undefined : tasks?.running,
    ),
  );
  const requests = sumOfKnown(rows.map(({ load }) => load?.requestsPerSecond));
  return {
    workloads: rows.length,
    byStatus,
    atMaximum,
    ...(running !== undefined && { running }),
    ...(requests !== undefined && {
      requestsPerSecond: inThousandths(requests),
    }),
  };
}

function sumOfKnown(values: (number | undefined)[]): number | undefined {
  return values.reduce(
    (sum, value) => (value === undefined ? sum : (sum ?? 0) + value),
    undefined,
  );
}

// Sums of decimal fractions are not decimal: 0.1 + 0.2 is 0.30000000000000004.
function inThousandths(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
