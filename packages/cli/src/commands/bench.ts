// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { spawn } from 'node:child_process';
import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { UsageError } from '../errors.ts';
import { runGraph } from '../graph.ts';
import type { Layout } from '../layout.ts';
import { baseEnvironment } from '../parts/environment.ts';
import { createProgress } from '../progress.ts';
import { installTasks } from './up.ts';

// What a benchmark itself needs; what it measures it installs and builds itself.
const NEEDS = ['tools', 'packages'];

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
      `Benchmarks: ${names.join(
        ', ',
      )}\nWhat they measure: docs/benchmarks.md\n`,
    );
    return 0;
  }
  if (!names.includes(name)) {
    throw new UsageError(
      `There is no benchmark '${name}'. Benchmarks: ${names.join(', ')}`,
    );
  }
  const progress = createProgress();
  await runGraph(
    installTasks(layout, progress).filter(task => NEEDS.includes(task.name)),
  );
  return await runProgram(join(directory, `${name}.ts`), layout);
}

async function runProgram(file: string, layout: Layout): Promise<number> {
  const { CABILDO_CHROMIUM, CABILDO_DEBUG } = process.env;
  const child = spawn(process.execPath, [file], {
    cwd: layout.root,
    env: {
      ...baseEnvironment(),
      ...(CABILDO_CHROMIUM && { CABILDO_CHROMIUM }),
      ...(CABILDO_DEBUG && { CABILDO_DEBUG }),
    },
    stdio: 'inherit',
  });
  // Ctrl-C reaches the benchmark by itself; it stops what it had started, and ends this command by ending.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', code => resolve(code ?? 1));
  });
}
