// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { formatError, UsageError } from '../errors.ts';
import { runGraph } from '../graph.ts';
import type { Layout } from '../layout.ts';
import { handleInterrupts } from '../interruption.ts';
import { createProgress } from '../progress.ts';
import { ALL_SUITES } from '../suites/all.ts';
import { formatTotals } from '../suites/results/combine.ts';
import { runSuites } from '../suites/runSuites.ts';
import type { Suite, SuiteResult } from '../suites/types.ts';
import { installTasks } from './up.ts';

// Two cores are what continuous integration has.
const CONCURRENCY = 2;

/**
 * Installs what the suites need, runs them, and ends with the line `N passed, N failed`.
 * Returns the exit code.
 *
 * @public
 */
export async function test(
  layout: Layout,
  options: { suites: readonly string[]; list?: boolean },
): Promise<number> {
  if (options.list) {
    for (const { name, title } of ALL_SUITES) {
      process.stdout.write(`${name.padEnd(10)} ${title}\n`);
    }
    return 0;
  }
  const suites = selectSuites(options.suites);
  handleInterrupts('What the tests had started is being stopped.');
  const progress = createProgress();
  let result: SuiteResult;
  try {
    await install(suites, layout, progress);
    result = await runSuites(suites, {
      layout,
      progress,
      concurrency: CONCURRENCY,
    });
  } catch (error) {
    // Whoever reads the last line must see that this was no success.
    const debug = process.env.CABILDO_DEBUG === '1';
    process.stderr.write(`${formatError(error, debug)}\n`);
    result = { passed: 0, failed: 1, skipped: 0 };
  }
  if (result.note) {
    process.stdout.write(`${result.note}\n`);
  }
  process.stdout.write(`${formatTotals(result)}\n`);
  return result.failed > 0 ? 1 : 0;
}

/** @public */
export function selectSuites(names: readonly string[]): readonly Suite[] {
  const unknown = names.find(
    name => !ALL_SUITES.some(suite => suite.name === name),
  );
  if (unknown !== undefined) {
    throw new UsageError(
      `There is no suite '${unknown}'. Suites: ${ALL_SUITES.map(
        ({ name }) => name,
      ).join(', ')}`,
    );
  }
  return names.length === 0
    ? ALL_SUITES
    : ALL_SUITES.filter(({ name }) => names.includes(name));
}

/** Runs the install steps the suites ask for, and those these steps wait for. */
async function install(
  suites: readonly Suite[],
  layout: Layout,
  progress: ReturnType<typeof createProgress>,
): Promise<void> {
  const tasks = installTasks(layout, progress);
  const wanted = new Set<string>(suites.flatMap(({ needs }) => needs));
  for (const task of [...tasks].reverse()) {
    if (wanted.has(task.name)) {
      task.after.forEach(name => wanted.add(name));
    }
  }
  await runGraph(tasks.filter(({ name }) => wanted.has(name)));
}
