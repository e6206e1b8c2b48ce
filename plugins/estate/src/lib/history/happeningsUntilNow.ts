// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  happeningsOf,
  type Happening,
  type WorkloadFacts,
  type WorkloadHistory,
} from '@cabildo/plugin-estate-common';

/**
 * What happened, the newest first. A page has the facts of now within seconds,
 * and of a history only what it read a minute ago: each happening stands once,
 * as far as either knows that it has come.
 */
export function happeningsUntilNow(
  history: Pick<WorkloadHistory, 'from' | 'happenings'>,
  facts: WorkloadFacts,
): Happening[] {
  const known = new Map<string, Happening>();
  for (const happening of [...history.happenings, ...happeningsOf(facts)]) {
    const key = `${happening.kind}/${happening.id}`;
    if (happening.endedAt || !known.get(key)?.endedAt) {
      known.set(key, happening);
    }
  }
  const from = Date.parse(history.from);
  return [...known.values()]
    .filter(({ at }) => Date.parse(at) >= from)
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}
