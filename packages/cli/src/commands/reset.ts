// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { CommandError } from '../errors.ts';
import type { Layout } from '../layout.ts';
import { postgresHome } from '../postgres/home.ts';
import { down } from './down.ts';

/** Stops everything and deletes the data; what was installed and built stays. @public */
export async function reset(
  layout: Layout,
  options: { yes?: boolean },
): Promise<void> {
  const database = postgresHome(join(layout.state, 'postgres'));
  if (!options.yes && !(await confirm(layout.state))) {
    process.stdout.write('Nothing was changed.\n');
    return;
  }
  await down(layout);
  rmSync(database, { recursive: true, force: true });
  if (existsSync(layout.state)) {
    for (const name of readdirSync(layout.state)) {
      const path = join(layout.state, name);
      if (path !== layout.cache) {
        rmSync(path, { recursive: true, force: true });
      }
    }
  }
  process.stdout.write('Removed. ./cabildo up starts afresh.\n');
}

async function confirm(state: string): Promise<boolean> {
  if (!process.stdin.isTTY) {
    throw new CommandError(
      'reset deletes all services, repositories and the catalogue of this Cabildo, and nobody is here to confirm it',
      { remedy: 'To do it without being asked: ./cabildo reset --yes' },
    );
  }
  const prompt = createInterface({
    input: process.stdin,
    output: process.stdout,
  });
  try {
    const answer = await prompt.question(
      `Stop everything and delete all services, repositories and the catalogue in ${state}? [y/N] `,
    );
    return /^y(es)?$/i.test(answer.trim());
  } finally {
    prompt.close();
  }
}
