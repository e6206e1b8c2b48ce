// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { factKinds, type Fact, type WorkloadFacts } from './facts';

/**
 * Puts two sets of facts about one workload together: of each kind the newer.
 *
 * @remarks
 *
 * Facts may come late, twice and in any order; the result is the same. Two
 * facts of the same moment that differ cannot both be right: one of them is
 * chosen by its content, so that every replica chooses the same.
 *
 * @public
 */
export function mergeFacts(
  old: WorkloadFacts,
  incoming: WorkloadFacts,
): WorkloadFacts {
  const merged: Record<string, Fact<unknown> | undefined> = {};
  for (const kind of factKinds) {
    const fact = newer(old[kind], incoming[kind]);
    if (fact) {
      merged[kind] = fact;
    }
  }
  return merged as WorkloadFacts;
}

function newer(
  a: Fact<unknown> | undefined,
  b: Fact<unknown> | undefined,
): Fact<unknown> | undefined {
  if (!a || !b) {
    return a ?? b;
  }
  const byTime = Date.parse(a.observedAt) - Date.parse(b.observedAt);
  if (byTime !== 0) {
    return byTime > 0 ? a : b;
  }
  return canonicalJson(a) >= canonicalJson(b) ? a : b;
}

function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, member) =>
    member && typeof member === 'object' && !Array.isArray(member)
      ? Object.fromEntries(
          Object.keys(member)
            .sort()
            .map(key => [key, member[key]]),
        )
      : member,
  );
}
