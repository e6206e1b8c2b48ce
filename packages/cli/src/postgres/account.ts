// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { execFileSync } from 'node:child_process';
import { CommandError } from '../errors.ts';

/** A user of the operating system. @public */
export interface Account {
  uid: number;
  gid: number;
}

/**
 * PostgreSQL refuses to run as root. As root it runs as the system's `postgres` user, who is made when there is
 * none; anybody else runs it as themselves (undefined).
 *
 * @public
 */
export function postgresAccount(): Account | undefined {
  if (process.getuid?.() !== 0) {
    return undefined;
  }
  const existing = findAccount('postgres');
  if (existing) {
    return existing;
  }
  try {
    execFileSync(
      'useradd',
      ['--system', '--no-create-home', '--shell', '/bin/false', 'postgres'],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
  } catch (error) {
    throw new CommandError(
      'PostgreSQL cannot run as root, and its user could not be made',
      {
        details: [(error as Error).message],
        remedy: 'Run ./cabildo as an ordinary user, or: useradd -r postgres',
        cause: error,
      },
    );
  }
  return findAccount('postgres');
}

function findAccount(name: string): Account | undefined {
  const number = (option: string) =>
    Number(
      execFileSync('id', [option, name], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    );
  try {
    return { uid: number('-u'), gid: number('-g') };
  } catch {
    // id fails when there is no such user.
    return undefined;
  }
}
