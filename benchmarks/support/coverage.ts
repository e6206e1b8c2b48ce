// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { addresses } from '@cabildo/cli/src/parts/environment.ts';
import type { PartContext } from '@cabildo/cli/src/parts/types.ts';
import type { EstateReader } from './estateReader.ts';

const POLL_MS = 500;

/** How far one environment was read and heard. @public */
export interface Scope {
  state: 'ok' | 'partial' | 'failed';
  attemptedAt: string;
  events?: { state: string; since: string };
}

/** How many environments the sandbox's world has; the portal names one when it was first swept. */
function countEnvironments({ layout }: PartContext): number {
  const file = join(layout.state, 'world', 'external-ids.json');
  return Object.keys(JSON.parse(readFileSync(file, 'utf8'))).length;
}

/**
 * Waits until every environment is as wanted, but for those that are closed, as the sandbox's world has one.
 *
 * @public
 */
export async function untilEach(
  reader: EstateReader,
  part: PartContext,
  isAsWanted: (scope: Scope) => boolean,
): Promise<void> {
  const environments = countEnvironments(part);
  const { portal } = addresses(part);
  for (;;) {
    const response = await reader.get(portal, '/collection');
    const { scopes } = (await response.json()) as { scopes: Scope[] };
    const open = scopes.filter(scope => scope.state !== 'failed');
    if (scopes.length >= environments && open.every(isAsWanted)) {
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
