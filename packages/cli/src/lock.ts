// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandError } from './errors.ts';
import { readProcessIdentity } from './processes/identity.ts';

interface LockContent {
  pid: number;
  identity: string;
  command: string;
}

/**
 * Runs work while no other command changes the same Cabildo. A lock whose holder is gone does not count.
 *
 * @public
 */
export async function withLock<T>(
  runDirectory: string,
  command: string,
  work: () => Promise<T>,
): Promise<T> {
  const file = join(runDirectory, 'lock');
  mkdirSync(runDirectory, { recursive: true });
  acquire(file, command);
  const release = () => rmSync(file, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

function acquire(file: string, command: string): void {
  const content: LockContent = {
    pid: process.pid,
    identity: readProcessIdentity(process.pid) ?? '',
    command,
  };
  for (;;) {
    try {
      writeFileSync(file, JSON.stringify(content), { flag: 'wx' });
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
        throw error;
      }
    }
    const holder: LockContent = JSON.parse(readFileSync(file, 'utf8'));
    if (readProcessIdentity(holder.pid) === holder.identity) {
      throw new CommandError(
        `./cabildo ${holder.command} is at work here (process ${holder.pid})`,
        { remedy: 'Wait for it to end, or interrupt it.' },
      );
    }
    rmSync(file, { force: true });
  }
}
