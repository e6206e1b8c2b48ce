// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { readdirSync } from 'node:fs';
import { readTextIfPresent } from '@cabildo/cli/src/files.ts';
import { parseProcStat } from '@cabildo/cli/src/processes/identity.ts';

/** A process as `/proc` shows it. @public */
export interface ProcessMemory {
  pid: number;
  parentPid: number;
  /** Resident memory in bytes. */
  residentBytes: number;
}

/** A process and all its descendants, whatever the order of the list. @public */
export function selectTree(
  processes: readonly ProcessMemory[],
  root: number,
): ProcessMemory[] {
  const tree = processes.filter(({ pid }) => pid === root);
  // Grows while it is walked.
  for (const { pid } of tree) {
    tree.push(...processes.filter(({ parentPid }) => parentPid === pid));
  }
  return tree;
}

/** Resident memory of `/proc/<pid>/status`, in bytes; 0 for a process that ended meanwhile. @public */
export function parseResidentBytes(status: string): number {
  const KIBIBYTE = 1024;
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * KIBIBYTE;
}

/**
 * Resident memory of a process and everything it started, in bytes. Memory that two of them share counts twice,
 * the same for everybody compared.
 *
 * @public
 */
export function residentBytesOfTree(root: number): number {
  if (process.platform !== 'linux') {
    throw new Error('Memory is measured on Linux only: it reads /proc');
  }
  const tree = selectTree(listProcesses(), root);
  if (tree.length === 0) {
    throw new Error(`Process ${root} is not there any more`);
  }
  return tree.reduce((sum, { residentBytes }) => sum + residentBytes, 0);
}

function listProcesses(): ProcessMemory[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .flatMap(name => {
      const stat = readIfAlive(`/proc/${name}/stat`);
      const status = readIfAlive(`/proc/${name}/status`);
      return stat && status
        ? [
            {
              pid: Number(name),
              parentPid: parseProcStat(stat).parentPid,
              residentBytes: parseResidentBytes(status),
            },
          ]
        : [];
    });
}

function readIfAlive(file: string): string | undefined {
  try {
    return readTextIfPresent(file);
  } catch (error) {
    // The process ended between the opening and the reading.
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') {
      return undefined;
    }
    throw error;
  }
}
