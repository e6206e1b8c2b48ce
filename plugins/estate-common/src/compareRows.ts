// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { WorkloadIdentity } from './summary';
import { verdictStatuses, type Verdict } from './verdict';

/**
 * What rows are ordered by.
 *
 * @public
 */
export interface Judged {
  /** What it is. */
  workload: WorkloadIdentity;
  /** What its facts amount to. */
  verdict: Verdict;
}

/**
 * Orders rows worst first. Among equals those that need somebody and those at
 * their maximum come first, then by department, service and environment. Two
 * different rows are never equal, so a table keeps its order.
 *
 * @public
 */
export function compareRows(a: Judged, b: Judged): number {
  return (
    severity(a) - severity(b) ||
    Number(b.verdict.needsAttention) - Number(a.verdict.needsAttention) ||
    Number(b.verdict.atMaximum) - Number(a.verdict.atMaximum) ||
    compareText(a.workload.department, b.workload.department) ||
    compareText(a.workload.service, b.workload.service) ||
    compareText(a.workload.environment, b.workload.environment) ||
    compareText(a.workload.id, b.workload.id)
  );
}

function severity(row: Judged): number {
  return verdictStatuses.indexOf(row.verdict.status);
}

// Not by locale: every reader and every replica gets the same order.
function compareText(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
