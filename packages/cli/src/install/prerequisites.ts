// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { execFileSync } from 'node:child_process';
import { statfsSync } from 'node:fs';
import { CommandError } from '../errors.ts';

const GIGABYTE = 1024 ** 3;

/** Below this an install or a build would end half-way, in worse words. */
const NEEDED_BYTES = 3 * GIGABYTE;

/** @public */
export function checkDisk(
  directory: string,
  freeBytes: number = availableBytes(directory),
): void {
  if (freeBytes < NEEDED_BYTES) {
    throw new CommandError(
      `The disk of ${directory} is nearly full: ${(
        freeBytes / GIGABYTE
      ).toFixed(1)} GB free, 3 GB needed to install and build`,
      { remedy: 'Free some space and try again.' },
    );
  }
}

function availableBytes(directory: string): number {
  const stats = statfsSync(directory);
  return stats.bavail * stats.bsize;
}

/** Checks that Python can make a virtual environment; returns its version. @public */
export function checkPython(): string {
  const probe =
    'import sys\n' +
    'print("%d.%d.%d" % sys.version_info[:3])\n' +
    'import venv, ensurepip';
  let output = '';
  try {
    output = execFileSync('python3', ['-c', probe], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim();
  } catch (error) {
    const failed = error as NodeJS.ErrnoException & { stdout?: string };
    if (failed.code === 'ENOENT') {
      throw new CommandError('python3 is missing; 3.10 or newer is needed', {
        remedy:
          'Install it (Debian: apt-get install python3 python3-venv) and try again.',
        cause: error,
      });
    }
    throw new CommandError(
      `python3 ${(failed.stdout ?? '').trim()} has no venv module`,
      {
        remedy:
          'Install it (Debian: apt-get install python3-venv) and try again.',
        cause: error,
      },
    );
  }
  const [major, minor] = output.split('.').map(Number);
  if (major < 3 || (major === 3 && minor < 10)) {
    throw new CommandError(`python3 is ${output}; 3.10 or newer is needed`, {
      remedy: 'Put a newer python3 first on PATH and try again.',
    });
  }
  return output;
}

/** @public */
export function checkGit(): string {
  try {
    return execFileSync('git', ['--version'], { encoding: 'utf8' })
      .trim()
      .replace('git version ', '');
  } catch (error) {
    throw new CommandError('git is missing', {
      remedy: 'Install it (Debian: apt-get install git) and try again.',
      cause: error,
    });
  }
}
