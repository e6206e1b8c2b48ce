// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Settings } from '../settings.ts';
import { aws } from './aws.ts';
import { git } from './git.ts';
import { identity } from './identity.ts';
import { kubernetes } from './kubernetes.ts';
import { portal } from './portal.ts';
import { postgres } from './postgres.ts';
import type { Part } from './types.ts';
import { world } from './world.ts';

/** Every part, in the order in which status shows them. @public */
export const ALL_PARTS: readonly Part[] = [
  postgres,
  aws,
  git,
  identity,
  world,
  kubernetes,
  portal,
];

/** The parts that were asked for; none waits for one that was not. @public */
export function partsFor(settings: Settings): readonly Part[] {
  const parts = ALL_PARTS.filter(
    part => part !== kubernetes || settings.kubernetes,
  );
  const names = new Set(parts.map(({ name }) => name));
  return parts.map(part => ({
    ...part,
    after: part.after.filter(name => names.has(name)),
  }));
}
