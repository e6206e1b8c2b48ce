// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { globSync } from 'node:fs';
import { join } from 'node:path';
import { readTextIfPresent } from '../files.ts';
import { withExitCode } from './results/combine.ts';
import { parseTap } from './results/parse.ts';
import type { Suite, SuiteContext, SuiteResult } from './types.ts';

/** Runs files with Node's own test runner: readable in the log, TAP for the counts. @public */
export async function runNodeTests(
  context: SuiteContext,
  files: readonly string[],
): Promise<SuiteResult> {
  const output = join(context.directory, 'node.tap');
  if (files.length === 0) {
    return withExitCode(undefined, 0);
  }
  const code = await context.run([
    process.execPath,
    '--test',
    '--test-concurrency=2',
    // A test that waits for ever is a failure with its name, and the others go on.
    '--test-timeout=120000',
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    '--test-reporter=tap',
    `--test-reporter-destination=${output}`,
    ...files,
  ]);
  return withExitCode(parseTap(readTextIfPresent(output) ?? ''), code);
}

/** The tests of what Node runs as it is. @public */
export const nodeSuite: Suite = {
  name: 'node',
  title:
    'Tests of the command line, the sandbox and the stack library (node:test)',
  // Some of these programs call Python.
  needs: ['packages', 'python'],
  run: async context =>
    await runNodeTests(
      context,
      globSync(
        [
          'benchmarks/{,support/**/}*.test.ts',
          'packages/cli/src/**/*.test.ts',
          'sandbox/*/src/**/*.test.ts',
          'templates/stacks/src/**/*.test.ts',
        ],
        { cwd: context.layout.root },
      ).sort(),
    ),
};

/** What the golden paths generate: rendered, and its own tests run. @public */
export const skeletonsSuite: Suite = {
  name: 'skeletons',
  title: 'Generated services and their own tests',
  needs: ['packages', 'python'],
  run: async context =>
    await runNodeTests(
      context,
      globSync('templates/*/test/**/*.test.ts', {
        cwd: context.layout.root,
      }).sort(),
    ),
};
