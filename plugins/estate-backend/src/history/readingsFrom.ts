// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  mergeFacts,
  assess,
  pointOf,
  happeningsOf,
  holdSeconds,
  type EstateRow,
  type WorkloadFacts,
} from '@cabildo/plugin-estate-common';
import type { ScopeChange } from '../store/types';
import type { HistoryReading } from './types';

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
    now: Date;
  },
): HistoryReading[] {
  const { known, now } = options;
  const { coverage } = change;
  const staleAfterSeconds = holdSeconds(coverage, options);
  return change.observations.map(({ workload, facts }) => {
    const before = known.get(workload.id)?.facts ?? {};
    const verdict = assess(
      workload,
      mergeFacts(without(before, change), facts),
      { now, staleAfterSeconds, coverage: change.coverage },
    );
    return {
      workloadId: workload.id,
      status: verdict.status,
      point: pointOf(facts, verdict),
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
