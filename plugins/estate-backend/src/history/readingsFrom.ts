// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  mergeFacts,
  assess,
  pointOf,
  happeningsOf,
  holdSeconds,
  type EstateRow,
  type FactKind,
  type WorkloadFacts,
} from '@cabildo/plugin-estate-common';
import type { SeldomReading } from '../snapshot/toRow';
import type { ScopeChange } from '../store/types';
import type { HistoryReading } from './types';

/** Kinds that say up to what a workload may grow. */
const LIMITS = ['range', 'concurrency'] as const satisfies FactKind[];

/**
 * What a reading is remembered by: what it brought, and the verdict that a
 * reader was told with it.
 */
export function readingsFrom(
  change: ScopeChange,
  options: {
    /** Workloads as they were known before. */
    known: ReadonlyMap<string, EstateRow>;
    staleAfterSeconds: number;
    seldom: SeldomReading;
    now: Date;
  },
): HistoryReading[] {
  const { known, seldom, now } = options;
  const { coverage } = change;
  const kinds = seldom.kindsOf(coverage.sourceId);
  const staleAfterSeconds = holdSeconds(coverage, options);
  // Limits that were left out hold; those that could not be read are not known.
  const keptLimits = LIMITS.filter(
    kind =>
      kinds.includes(kind) &&
      !coverage.problems.some(
        problem => problem.kinds.length === 0 || problem.kinds.includes(kind),
      ),
  );
  return change.observations.map(({ workload, facts }) => {
    const before = known.get(workload.id)?.facts ?? {};
    const verdict = assess(
      workload,
      mergeFacts(without(before, change), facts),
      {
        now,
        staleAfterSeconds,
        seldom: { kinds, everySeconds: seldom.everySeconds },
        coverage,
      },
    );
    const limits = Object.fromEntries(
      keptLimits.map(kind => [kind, before[kind]]),
    );
    return {
      workloadId: workload.id,
      status: verdict.status,
      point: pointOf({ ...limits, ...facts }, verdict),
      happenings: happeningsOf(facts),
    };
  });
}

// A fact of a kind that was read of all workloads, and is not brought, is no longer so.
function without(facts: WorkloadFacts, change: ScopeChange): WorkloadFacts {
  const kept = { ...facts };
  for (const kind of change.confirmedKinds) {
    delete kept[kind];
  }
  return kept;
}
