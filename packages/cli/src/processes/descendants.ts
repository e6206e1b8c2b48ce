// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { readdirSync, readFileSync } from 'node:fs';
import { parseProcStat, readProcessIdentity } from './identity.ts';

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
  return listPids()
    .filter(pid => environmentOf(pid).includes(wanted))
    .flatMap(pid => {
      const identity = readProcessIdentity(pid);
      return identity ? [{ pid, identity }] : [];
    });
}

/**
 * Whether a process of this group still runs. Those that ended and only wait to be reaped do not count: a
 * container's first process may never reap them.
 *
 * @public
 */
export function isGroupAlive(group: number): boolean {
  if (process.platform !== 'linux') {
    return canSignal(-group);
  }
  return listPids().some(pid => {
    const stat = readProcFile(pid, 'stat');
    if (stat === undefined) {
      return false;
    }
    const { processGroup, state } = parseProcStat(stat);
    return processGroup === group && !['Z', 'X'].includes(state);
  });
}

function canSignal(target: number): boolean {
  try {
    return process.kill(target, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') {
      return false;
    }
    throw error;
  }
}

function listPids(): number[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(Number);
}

function environmentOf(pid: number): string[] {
  return readProcFile(pid, 'environ')?.split('\0') ?? [];
}

function readProcFile(pid: number, name: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch (error) {
    // Gone meanwhile, or another user's: not one of ours either way.
    if (
      ['ENOENT', 'ESRCH', 'EACCES', 'EPERM'].includes(
        (error as NodeJS.ErrnoException).code!,
      )
    ) {
      return undefined;
    }
    throw error;
  }
}
