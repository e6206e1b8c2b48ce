// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { setTimeout as delay } from 'node:timers/promises';
import type { EstateReader } from './estateReader.ts';

const POLL_MS = 500;

/** How far one environment was read and heard. @public */
export interface Scope {
  state: 'ok' | 'partial' | 'failed';
  attemptedAt: string;
  events?: { state: string; since: string };
}

/**
 * Waits until every environment is as wanted, but for those that are closed, as the sandbox's world has one.
 *
 * @public
 */
export async function untilEach(
  reader: EstateReader,
  portal: string,
  isAsWanted: (scope: Scope) => boolean,
): Promise<void> {
  for (;;) {
    const response = await reader.get(portal, '/collection');
    const { scopes } = (await response.json()) as { scopes: Scope[] };
    const open = scopes.filter(scope => scope.state !== 'failed');
    if (open.length > 0 && open.every(isAsWanted)) {
      return;
    }
    await delay(POLL_MS);
  }
}

/** Read since it is heard, so that only what happens is asked for. @public */
export function isFollowed({ state, attemptedAt, events }: Scope): boolean {
  return (
    state === 'ok' &&
    events?.state === 'hearing' &&
    Date.parse(attemptedAt) > Date.parse(events.since)
  );
}
