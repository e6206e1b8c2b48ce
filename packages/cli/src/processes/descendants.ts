// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { readdirSync, readFileSync } from 'node:fs';
import { readProcessIdentity } from './identity.ts';

/** Name of the environment variable that marks every process of a part. @public */
export const MARK_VARIABLE = 'CABILDO_PROCESS_MARK';

/** @public */
export interface MarkedProcess {
  pid: number;
  identity: string;
}

/**
 * Processes that inherited the mark of a part: what a part that crashed left behind.
 * Only Linux shows another process's environment reliably; elsewhere the list is empty.
 *
 * @public
 */
export function findMarkedProcesses(mark: string): MarkedProcess[] {
  if (process.platform !== 'linux') {
    return [];
  }
  const wanted = `${MARK_VARIABLE}=${mark}`;
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(Number)
    .filter(pid => environmentOf(pid).includes(wanted))
    .flatMap(pid => {
      const identity = readProcessIdentity(pid);
      return identity ? [{ pid, identity }] : [];
    });
}

function environmentOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
  } catch (error) {
    // Gone meanwhile, or another user's: not one of ours either way.
    if (
      ['ENOENT', 'ESRCH', 'EACCES', 'EPERM'].includes(
        (error as NodeJS.ErrnoException).code!,
      )
    ) {
      return [];
    }
    throw error;
  }
}
