// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  happeningsOf,
  pointOf,
  type EstateRow,
  type WorkloadFacts,
} from '@cabildo/plugin-estate-common';
import type { HistoryReading } from './types';

// How far was heard is stored every ten seconds; a minute of it may be late.
const HEARD_WITHIN_MS = 120_000;

/**
 * What is remembered of workloads at a moment at which they were not read,
 * because each change is heard: the tasks they are known to have, between the
 * limits that hold. What nothing tells of is not known of that minute.
 */
export function readingsHeard(rows: EstateRow[], at: Date): HistoryReading[] {
  return rows.flatMap(({ workload, facts, verdict }) => {
    const heard = lately(facts, at);
    return heard.scaling
      ? [
          {
            workloadId: workload.id,
            status: verdict.status,
            point: pointOf({ ...heard, range: facts.range }, verdict),
            happenings: happeningsOf(heard),
          },
        ]
      : [];
  });
}

function lately(facts: WorkloadFacts, at: Date): Partial<WorkloadFacts> {
  const since = at.getTime() - HEARD_WITHIN_MS;
  return Object.fromEntries(
    Object.entries(facts).filter(
      ([, fact]) => Date.parse(fact.observedAt) >= since,
    ),
  );
}
