// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  assess,
  factKinds,
  holdSeconds,
  oldestObservation,
  type EstateRow,
  type Fact,
  type FactKind,
  verdictKindsOf,
  type WorkloadFacts,
} from '@cabildo/plugin-estate-common';
import type { StoredCoverage, StoredWorkload } from '../store/types';

/** What sources leave out of most sweeps. */
export interface SeldomReading {
  /** Kinds that a source reads seldom. */
  kindsOf: (sourceId: string) => readonly FactKind[];
  /** From one reading of them to the next. */
  everySeconds: number;
}

/** @internal */
export interface ToRowOptions {
  /** Coverage of a source in an environment. */
  coverageOf: (
    sourceId: string,
    environmentId: string,
  ) => StoredCoverage | undefined;
  now: Date;
  staleAfterSeconds: number;
  seldom: SeldomReading;
  entityRef?: string;
}

/** What is stored of a workload, judged at a moment. */
export function toRow(
  stored: StoredWorkload,
  options: ToRowOptions,
): EstateRow {
  const { coverageOf, now, staleAfterSeconds, seldom, entityRef } = options;
  const { workload, sourceId, seenAt } = stored;
  const facts = withConfirmedTimes(stored, coverageOf);
  const coverage = coverageOf(sourceId, workload.environmentId)?.coverage;
  const isSeldom = (kind: FactKind) => {
    const factSource = stored.factSources[kind];
    return (
      factSource !== undefined && seldom.kindsOf(factSource).includes(kind)
    );
  };
  return {
    workload,
    facts,
    verdict: assess(workload, facts, {
      now,
      staleAfterSeconds: holdSeconds(coverage, { now, staleAfterSeconds }),
      seldom: {
        kinds: factKinds.filter(isSeldom),
        everySeconds: seldom.everySeconds,
      },
      coverage,
    }),
    // When the workload was looked at: what is seldom read on purpose would hide that.
    observedAt:
      oldestObservation(
        facts,
        [...verdictKindsOf(workload.runtime)].filter(kind => !isSeldom(kind)),
      ) ?? seenAt,
    entityRef,
  };
}

/**
 * The facts of a workload with the times at which they were last seen: one
 * whose row is old may have been seen unchanged a minute ago, and is as new as
 * that.
 */
export function withConfirmedTimes(
  stored: StoredWorkload,
  coverageOf: ToRowOptions['coverageOf'],
): WorkloadFacts {
  const { workload, facts, factSources } = stored;
  const confirmed: Record<string, Fact<unknown>> = {};
  for (const kind of factKinds) {
    const fact = facts[kind];
    const sourceId = factSources[kind];
    if (!fact || !sourceId) {
      continue;
    }
    const at = confirmedAt(coverageOf(sourceId, workload.environmentId), kind);
    confirmed[kind] =
      at !== undefined && Date.parse(at) > Date.parse(fact.observedAt)
        ? { ...fact, observedAt: at }
        : fact;
  }
  return confirmed as WorkloadFacts;
}

/**
 * When a kind was last known to be as it is stored: when a sweep read it or,
 * where each change is told, when all was heard that happened before. What was
 * read before anybody listened may have changed unheard.
 */
function confirmedAt(
  stored: StoredCoverage | undefined,
  kind: FactKind,
): string | undefined {
  const read = stored?.confirmedAt[kind];
  const events = stored?.coverage.events;
  const isTold =
    read !== undefined &&
    events?.heardAt !== undefined &&
    events.kinds.includes(kind) &&
    Date.parse(read) >= Date.parse(events.since) &&
    Date.parse(read) < Date.parse(events.heardAt);
  return isTold ? events.heardAt : read;
}
