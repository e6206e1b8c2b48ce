// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { UsageError } from '../errors.ts';
import type { Layout } from '../layout.ts';
import { readBytesFrom } from '../log.ts';
import { ALL_PARTS } from '../parts/all.ts';

const SHOWN_LINES = 100;
const FOLLOW_MS = 300;

/** Shows the end of the logs, and with `follow` what is added until interrupted. @public */
export async function logs(
  layout: Layout,
  options: { part?: string; follow?: boolean },
): Promise<void> {
  const names = ALL_PARTS.map(part => part.name);
  if (options.part !== undefined && !names.includes(options.part)) {
    throw new UsageError(
      `There is no part '${options.part}'. Parts: ${names.join(', ')}`,
    );
  }
  const shown = options.part ? [options.part] : names;
  const prefixed = shown.length > 1;
  const cursors = shown.map(name => ({
    name,
    file: join(layout.logs, `${name}.log`),
    offset: 0,
    rest: '',
  }));
  if (!options.follow && !cursors.some(({ file }) => existsSync(file))) {
    process.stdout.write('No log yet: ./cabildo up starts the parts.\n');
    return;
  }
  let limit = prefixed ? SHOWN_LINES / 5 : SHOWN_LINES;
  for (;;) {
    for (const cursor of cursors) {
      const { text, end } = readBytesFrom(cursor.file, cursor.offset);
      const lines = (cursor.rest + text).split('\n');
      // The last line may not be whole yet.
      cursor.rest = options.follow ? lines.pop()! : '';
      cursor.offset = end;
      for (const line of lines.filter(Boolean).slice(-limit)) {
        process.stdout.write(
          prefixed ? `${cursor.name.padEnd(10)} ${line}\n` : `${line}\n`,
        );
      }
    }
    if (!options.follow) {
      return;
    }
    limit = Number.POSITIVE_INFINITY;
    await delay(FOLLOW_MS);
  }
}
