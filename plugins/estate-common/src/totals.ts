// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { countWorkloads } from './counts';
import { holdSeconds } from './hearing';
import type { ScopeCoverage } from './observation';
import type { EstateTotals } from './snapshot';
import type { WorkloadSummary } from './summary';

/**
 * What, besides the rows, the counts depend on.
 *
 * @public
 */
export interface TotalsContext {
  /** Coverage of the scopes that the reader may see. */
  coverage: ScopeCoverage[];
  /** Against which the age of readings is measured. */
  now: Date;
  /** How old a reading may be and still count as fresh. */
  staleAfterSeconds: number;
}

/**
 * Counts rows.
 *
 * @remarks
 *
 * An account is fresh when all that it was asked was read, in all its
 * environments, not longer ago than facts hold.
 *
 * @public
 */
export function totals(
  rows: Pick<WorkloadSummary, 'workload' | 'verdict' | 'observedAt'>[],
  context: TotalsContext,
): EstateTotals {
  const { workloads, byStatus, atMaximum } = countWorkloads(rows);
  let oldestFactAt: string | undefined;
  let oldest = Infinity;
  for (const { observedAt } of rows) {
    const at = Date.parse(observedAt);
    if (at < oldest) {
      oldest = at;
      oldestFactAt = observedAt;
    }
  }
  return {
    workloads,
    byStatus,
    atMaximum,
    ...countAccounts(rows, context),
    oldestFactAt,
  };
}

function countAccounts(
  rows: Pick<WorkloadSummary, 'workload' | 'verdict' | 'observedAt'>[],
  context: TotalsContext,
): Pick<EstateTotals, 'accounts' | 'accountsFresh'> {
  const { coverage, now, staleAfterSeconds } = context;
  const isFresh = (scope: ScopeCoverage) =>
    wasReadLately(scope, { now, staleAfterSeconds });
  const covered = new Set(coverage.map(scope => scope.accountId));
  const notFresh = new Set(
    coverage.filter(scope => !isFresh(scope)).map(scope => scope.accountId),
  );
  const all = new Set([...covered, ...rows.map(row => row.workload.accountId)]);
  return { accounts: all.size, accountsFresh: covered.size - notFresh.size };
}

/** Whether all that a scope was asked was read, not longer ago than facts hold. */
export function wasReadLately(
  scope: ScopeCoverage,
  context: Pick<TotalsContext, 'now' | 'staleAfterSeconds'>,
): boolean {
  const age = context.now.getTime() - Date.parse(scope.attemptedAt);
  return scope.state === 'ok' && age <= holdSeconds(scope, context) * 1000;
}
