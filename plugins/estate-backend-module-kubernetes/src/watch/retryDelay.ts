// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

const FIRST_MS = 500;
const LAST_MS = 30_000;

/**
 * How long to wait before the next attempt: twice as long each time, and a
 * random part of it, so that portals that lost a cluster together do not come
 * back together.
 *
 * @param attempt - 1 after the first failure
 * @param random - from 0 to 1
 */
export function retryDelay(attempt: number, random = Math.random()): number {
  const most = Math.min(LAST_MS, FIRST_MS * 2 ** Math.min(attempt - 1, 16));
  return Math.round(most / 2 + (most / 2) * random);
}
