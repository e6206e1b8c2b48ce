// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { execFileSync } from 'node:child_process';
import { availableParallelism, loadavg, totalmem } from 'node:os';

/**
 * Where and when a benchmark ran: a number without this says little. The load average shows what else the machine
 * had to do.
 *
 * @public
 */
export function describeRun(root: string): string {
  const git = (...gitArguments: string[]) =>
    execFileSync('git', gitArguments, { cwd: root, encoding: 'utf8' }).trim();
  const changed = git('status', '--porcelain') ? ' with changes' : '';
  return [
    new Date().toISOString().slice(0, 16).replace('T', ' '),
    `commit ${git('rev-parse', '--short', 'HEAD')}${changed}`,
    `${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GiB`,
    `Node ${process.versions.node}`,
    `load ${loadavg()[0].toFixed(1)}`,
  ].join(' · ');
}

/** What the machine has to do now, for the line after the measurement. @public */
export function describeLoad(): string {
  return `Load at the end: ${loadavg()
    .map(load => load.toFixed(1))
    .join(' ')} (1, 5, 15 min)`;
}
