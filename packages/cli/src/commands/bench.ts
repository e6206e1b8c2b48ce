// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { spawn } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { UsageError } from '../errors.ts';
import type { Layout } from '../layout.ts';
import { baseEnvironment } from '../parts/environment.ts';

/** Runs a benchmark in this terminal, or lists them; returns the exit code. @public */
export async function bench(
  layout: Layout,
  name: string | undefined,
): Promise<number> {
  const directory = join(layout.root, 'benchmarks');
  const names = globSync('*.ts', { cwd: directory })
    .map(file => basename(file, '.ts'))
    .filter(found => !found.endsWith('.test'))
    .sort();
  if (name === undefined) {
    process.stdout.write(
      names.length > 0
        ? `Benchmarks: ${names.join(', ')}\n`
        : 'There are no benchmarks yet: they belong into benchmarks/<name>.ts\n',
    );
    return 0;
  }
  const file = join(directory, `${name}.ts`);
  if (!names.includes(name) || !existsSync(file)) {
    throw new UsageError(
      `There is no benchmark '${name}'. Benchmarks: ${
        names.join(', ') || 'none'
      }`,
    );
  }
  const child = spawn(process.execPath, [file], {
    cwd: layout.root,
    env: {
      ...baseEnvironment(),
      CABILDO_STATE_DIR: layout.state,
      PATH: `${join(layout.venv, 'bin')}:${process.env.PATH ?? ''}`,
    },
    stdio: 'inherit',
  });
  return await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', code => resolve(code ?? 1));
  });
}
