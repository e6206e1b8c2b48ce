// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { aws } from './aws.ts';
import { git } from './git.ts';
import { identity } from './identity.ts';
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
  portal,
];
