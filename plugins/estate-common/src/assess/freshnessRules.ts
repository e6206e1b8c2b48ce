// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { FactKind, WorkloadFacts } from '../facts';
import type { ScopeCoverage } from '../observation';
import type { Reason, ReasonCode } from '../verdict';
import type { Workload } from '../workload';
import { sleeps, type Situation } from './situation';
import {
  verdictFactKinds,
  verdictKindsOf,
  type VerdictFactKind,
} from './verdictKinds';

const missingCodes: Record<VerdictFactKind, ReasonCode> = {
  scaling: 'no-facts',
  range: 'range-unknown',
  deployments: 'deployments-unknown',
  targets: 'targets-unknown',
  alarms: 'alarms-unknown',
  certificate: 'certificate-unknown',
  concurrency: 'concurrency-unknown',
  metrics: 'metrics-unknown',
};

// They say nothing about a workload that runs no task on purpose.
const onlyAwake: ReadonlySet<FactKind> = new Set([
  'deployments',
  'targets',
  'alarms',
]);

/** What is not known and would be needed. */
export function freshnessRule(
  situation: Situation,
  observed: WorkloadFacts,
): Reason[] {
  const carrying = [...verdictKindsOf(situation.workload.runtime)];
  if (carrying.every(kind => observed[kind] === undefined)) {
    return [{ code: 'no-facts', status: 'unknown' }];
  }
  const needed = carrying.filter(
    kind => !(sleeps(situation) && onlyAwake.has(kind)),
  );
  const missing = needed.filter(kind => observed[kind] === undefined);
  const stale = needed.filter(kind => situation.stale.has(kind));
  return [
    ...missing.map(
      (kind): Reason => ({ code: missingCodes[kind], status: 'unknown' }),
    ),
    ...staleReason(stale, observed),
  ];
}

function staleReason(
  kinds: VerdictFactKind[],
  observed: WorkloadFacts,
): Reason[] {
  const oldest = oldestObservation(observed, kinds);
  return oldest === undefined
    ? []
    : [
        {
          code: 'stale-facts',
          status: 'unknown',
          params: { observedAt: oldest, kinds: kinds.join(', ') },
        },
      ];
}

/**
 * A source that could not be read makes every fact of it hearsay at once. Its
 * words stay in the coverage, which fewer people may read than the workload.
 */
export function sourceFailedRule(
  coverage: ScopeCoverage | undefined,
  { runtime }: Pick<Workload, 'runtime'>,
  observed: WorkloadFacts,
): Reason[] {
  if (coverage?.state !== 'failed') {
    return [];
  }
  const lastSeen = oldestObservation(observed, [...verdictKindsOf(runtime)]);
  return [
    {
      code: 'source-failed',
      status: 'unknown',
      params: {
        attemptedAt: coverage.attemptedAt,
        ...(lastSeen ? { observedAt: lastSeen } : {}),
      },
    },
  ];
}

/**
 * Time of the oldest of the facts that carry a verdict; undefined when there
 * is none.
 *
 * @param kinds - narrows it to these kinds
 * @public
 */
export function oldestObservation(
  facts: WorkloadFacts,
  kinds: readonly FactKind[] = verdictFactKinds,
): string | undefined {
  let oldest: string | undefined;
  for (const kind of kinds) {
    const observedAt = facts[kind]?.observedAt;
    if (
      observedAt !== undefined &&
      (oldest === undefined || Date.parse(observedAt) < Date.parse(oldest))
    ) {
      oldest = observedAt;
    }
  }
  return oldest;
}
