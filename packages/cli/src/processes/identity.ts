// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readTextIfPresent } from '../files.ts';

/** @public */
export interface ProcStat {
  state: string;
  parentPid: number;
  processGroup: number;
  /** Clock ticks between boot and the start of the process. */
  startTicks: string;
}

/**
 * Parses `/proc/<pid>/stat`. The second field is the program's name in parentheses and may itself hold
 * spaces and parentheses, so fields are counted from the last one.
 *
 * @public
 */
export function parseProcStat(text: string): ProcStat {
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return {
    state: fields[0],
    parentPid: Number(fields[1]),
    processGroup: Number(fields[2]),
    startTicks: fields[19],
  };
}

/**
 * Says which process a pid is right now: a value that no other process with the same pid, before or after,
 * can have. Undefined when there is no such process, or only its zombie.
 *
 * @public
 */
export function readProcessIdentity(pid: number): string | undefined {
  if (process.platform !== 'linux') {
    return readProcessIdentityFromPs(pid);
  }
  let text: string;
  try {
    text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch (error) {
    // ESRCH: the process ended between open and read.
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code!)) {
      return undefined;
    }
    throw error;
  }
  const stat = parseProcStat(text);
  if (stat.state === 'Z' || stat.state === 'X') {
    return undefined;
  }
  // Ticks start again at every boot; the boot id tells the boots apart.
  const boot = readTextIfPresent('/proc/sys/kernel/random/boot_id')?.trim();
  return `${boot ?? ''}:${stat.startTicks}`;
}

function readProcessIdentityFromPs(pid: number): string | undefined {
  try {
    const text = execFileSync(
      'ps',
      ['-o', 'state=,lstart=', '-p', String(pid)],
      {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
        env: { ...process.env, LC_ALL: 'C' },
      },
    ).trim();
    const [state, ...started] = text.split(/\s+/);
    return state.startsWith('Z') ? undefined : started.join(' ');
  } catch (error) {
    // ps exits with 1 when there is no such process.
    if ((error as { status?: number }).status === 1) {
      return undefined;
    }
    throw error;
  }
}
