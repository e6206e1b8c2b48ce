// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { ConflictError } from '@backstage/errors';

// Elastic Load Balancing takes 1 to 50000; the last is left to people who must put a rule behind all others.
const HIGHEST = 49_999;

/**
 * A free priority for a service's listener rule. The order does not matter,
 * since each rule matches one host; it only has to be free, and the same when
 * asked again.
 *
 * @param service - name of the service
 * @param taken - priorities in use at the listener
 * @public
 */
export function listenerRulePriority(
  service: string,
  taken: Iterable<number>,
): number {
  const used = new Set(taken);
  const start = hash(service) % HIGHEST;
  for (let step = 0; step < HIGHEST; step += 1) {
    const priority = ((start + step) % HIGHEST) + 1;
    if (!used.has(priority)) {
      return priority;
    }
  }
  throw new ConflictError(`All ${HIGHEST} listener rule priorities are taken`);
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) {
    value = Math.imul(value ^ character.codePointAt(0)!, 0x01000193);
  }
  // eslint-disable-next-line no-bitwise -- makes the 32 bits unsigned
  return value >>> 0;
}
