// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { combineResults, withExitCode } from './results/combine.ts';
import { parseTotals } from './results/parse.ts';
import type { Suite, SuiteContext, SuiteResult } from './types.ts';

/** The CloudFormation library: linters, and our rules with their own cases. @public */
export const stacksSuite: Suite = {
  name: 'stacks',
  title: 'CloudFormation templates (cfn-lint, cfn-guard)',
  needs: ['packages', 'python'],
  run: async context =>
    combineResults([
      await runCounting(context, 'templates/stacks/src/lint.ts'),
      await runCounting(context, 'templates/stacks/src/guard.ts'),
    ]),
};

/** Runs a program of ours that ends with `N passed, N failed`. */
async function runCounting(
  { readLog, run }: SuiteContext,
  program: string,
): Promise<SuiteResult> {
  const before = readLog().length;
  const code = await run([process.execPath, program]);
  // Only what this program printed: the one before had totals too.
  return withExitCode(parseTotals(readLog().slice(before)), code);
}
