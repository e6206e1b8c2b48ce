// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { FactKind, WorkloadFacts } from '../facts';
import type { Workload } from '../workload';
import type { SeldomKinds } from './assess';
import { verdictFactKinds, verdictKindsOf } from './verdictKinds';

/**
 * What the rules look at: a workload with those of its facts that still hold.
 */
export interface Situation {
  workload: Workload;
  /**
   * Facts that are fresh. A kind that is absent is stale, was never observed,
   * or carries no verdict on such a workload.
   */
  facts: WorkloadFacts;
  /** Kinds that were observed, but too long ago. */
  stale: ReadonlySet<FactKind>;
  now: Date;
}

/** Splits the facts by age. */
export function situationOf(options: {
  workload: Workload;
  facts: WorkloadFacts;
  now: Date;
  staleAfterSeconds: number;
  seldom?: SeldomKinds;
}): Situation {
  const { workload, facts, now, staleAfterSeconds, seldom } = options;
  const fresh: Partial<Record<FactKind, WorkloadFacts[FactKind]>> = {};
  const stale = new Set<FactKind>();
  const carrying: ReadonlySet<FactKind> = verdictKindsOf(workload.runtime);
  const foreign = verdictFactKinds.filter(kind => !carrying.has(kind));
  for (const kind of Object.keys(facts) as FactKind[]) {
    const fact = facts[kind];
    if (!fact || foreign.some(each => each === kind)) {
      continue;
    }
    const holds =
      staleAfterSeconds +
      (seldom?.kinds.includes(kind) ? seldom.everySeconds : 0);
    // A clock that runs ahead must not make a fact hold for ever.
    if (Math.abs(secondsBetween(fact.observedAt, now)) <= holds) {
      fresh[kind] = fact;
    } else {
      stale.add(kind);
    }
  }
  return { workload, facts: fresh as WorkloadFacts, stale, now };
}

/**
 * Whether no task should run, as far as is known. Then targets, deployments
 * and alarms say nothing about the workload.
 */
export function sleeps(situation: Situation): boolean {
  return situation.facts.scaling?.value.desired === 0;
}

/**
 * Seconds from an ISO time to a moment. A time that cannot be read lies
 * infinitely far back, so that it is stale rather than fresh.
 */
export function secondsBetween(since: string, now: Date): number {
  const from = Date.parse(since);
  return Number.isNaN(from) ? Infinity : (now.getTime() - from) / 1000;
}
