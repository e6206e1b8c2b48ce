// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { formatError } from '../errors.ts';
import { runToLog } from '../install/runLogged.ts';
import type { Layout } from '../layout.ts';
import { readLinesFrom } from '../log.ts';
import { baseEnvironment } from '../parts/environment.ts';
import type { Progress, Step } from '../progress.ts';
import { combineResults, formatTotals } from './results/combine.ts';
import type { Suite, SuiteContext, SuiteResult } from './types.ts';

const SHOWN_LINES = 60;

/** @public */
export interface RunSuitesOptions {
  layout: Layout;
  progress: Progress;
  /** How many run side by side. */
  concurrency: number;
}

/** Runs suites, those that want the machine for themselves last, and adds their results up. @public */
export async function runSuites(
  suites: readonly Suite[],
  options: RunSuitesOptions,
): Promise<SuiteResult> {
  const results: SuiteResult[] = [];
  const queue = suites.filter(({ alone }) => !alone);
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      results.push(await runSuite(next, options));
    }
  };
  await Promise.all(Array.from({ length: options.concurrency }, worker));
  for (const suite of suites.filter(({ alone }) => alone)) {
    results.push(await runSuite(suite, options));
  }
  return combineResults(results);
}

async function runSuite(
  suite: Suite,
  options: RunSuitesOptions,
): Promise<SuiteResult> {
  const { layout, progress } = options;
  const logFile = join(layout.logs, `test-${suite.name}.log`);
  mkdirSync(layout.logs, { recursive: true });
  writeFileSync(logFile, '');
  const result = await progress.run(suite.name, async step => {
    const outcome = await attempt(suite, createContext(suite, logFile, step));
    step.result(
      [formatTotals(outcome), outcome.note].filter(Boolean).join(': '),
    );
    if (outcome.failed > 0) {
      step.fail();
    }
    return outcome;
  });
  if (result.failed > 0) {
    const lines = readLinesFrom(logFile, 0).slice(-SHOWN_LINES);
    progress.note(
      [
        `--- the end of ${logFile}`,
        ...lines.map(line => `  | ${line}`),
        '---',
      ].join('\n'),
    );
  }
  return result;

  function createContext(
    { name }: Suite,
    file: string,
    step: Step,
  ): SuiteContext {
    const directory = join(layout.state, 'test', name);
    mkdirSync(directory, { recursive: true });
    const environment = {
      ...baseEnvironment(),
      PATH: `${join(layout.venv, 'bin')}:${process.env.PATH ?? ''}`,
    };
    return {
      layout,
      directory,
      environment,
      logFile: file,
      log: line => appendFileSync(file, `${line}\n`),
      readLog: () => readFileSync(file, 'utf8'),
      detail: text => step.detail(text),
      run: async (command, runOptions) => {
        appendFileSync(file, `$ ${command.join(' ')}\n`);
        return await runToLog(command, {
          directory: layout.root,
          logFile: file,
          environment: runOptions?.environment ?? environment,
          onDetail: line => step.detail(line),
        });
      },
    };
  }
}

/** A suite that cannot run at all is one failure, explained in its log. */
async function attempt(
  suite: Suite,
  context: SuiteContext,
): Promise<SuiteResult> {
  try {
    return await suite.run(context);
  } catch (error) {
    context.log(formatError(error, true));
    return { passed: 0, failed: 1, skipped: 0, note: 'could not run' };
  }
}
