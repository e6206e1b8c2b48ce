// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { join } from 'node:path';
import { formatError } from '@cabildo/cli/src/errors.ts';
import { handleInterrupts } from '@cabildo/cli/src/interruption.ts';
import { currentLayout, type Layout } from '@cabildo/cli/src/layout.ts';
import { withLock } from '@cabildo/cli/src/lock.ts';
import { createProgress, type Progress } from '@cabildo/cli/src/progress.ts';
import { requireChromium } from './browser.ts';
import { describeLoad, describeRun } from './machine.ts';
import { formatResults, holds, type Result } from './report.ts';

/** What every benchmark works with. @public */
export interface BenchmarkContext {
  /** The clone that is measured. */
  layout: Layout;
  /** Of this benchmark alone: logs, and the state of what it starts. */
  directory: string;
  /** Kept between runs and shared by benchmarks. */
  cache: string;
  progress: Progress;
}

/** @public */
export interface Benchmark {
  name: string;
  /** Whether nothing is measured in a browser, nor signed in with one. */
  withoutBrowser?: true;
  /** What the second column of numbers belongs to. */
  peerName?: string;
  /** Lines below the table that say what the numbers are. */
  notes?: (context: BenchmarkContext) => string[];
  measure: (context: BenchmarkContext) => Promise<Result[]>;
}

/**
 * Runs a benchmark as the program it is: results on standard output, progress on standard error, exit code 1 when
 * a bound does not hold or nothing could be measured.
 *
 * @public
 */
export function runBenchmark(benchmark: Benchmark): void {
  run(benchmark).catch(error => {
    const debug = process.env.CABILDO_DEBUG === '1';
    process.stderr.write(`${formatError(error, debug)}\n`);
    process.exitCode = 1;
  });
}

async function run(benchmark: Benchmark): Promise<void> {
  if (!benchmark.withoutBrowser) {
    // Not after all has been started for it.
    requireChromium();
  }
  handleInterrupts('What the benchmark had started is being stopped.');
  const layout = currentLayout();
  const cache = join(layout.root, '.cabildo/bench');
  const context: BenchmarkContext = {
    layout,
    directory: join(cache, benchmark.name),
    cache,
    progress: createProgress(),
  };
  process.stdout.write(`${benchmark.name}: ${describeRun(layout.root)}\n\n`);
  const results = await withLock(
    context.directory,
    `bench ${benchmark.name}`,
    async () => await benchmark.measure(context),
  );
  process.stdout.write(`\n${formatResults(results, benchmark.peerName)}\n`);
  for (const note of benchmark.notes?.(context) ?? []) {
    process.stdout.write(`${note}\n`);
  }
  process.stdout.write(`${describeLoad()}\n`);
  process.exitCode = results.every(holds) ? 0 : 1;
}
