// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  checkResult,
  combineResults,
  withExitCode,
} from './results/combine.ts';
import { parseTotals } from './results/parse.ts';
import type { Suite } from './types.ts';

/** The Regions the library must be valid in: both of the sandbox, and GovCloud. */
const REGIONS = ['us-east-1', 'sa-east-1', 'us-gov-west-1'];

/** The CloudFormation library: cfn-lint, and our cfn-guard rules with their own cases. @public */
export const stacksSuite: Suite = {
  name: 'stacks',
  title: 'CloudFormation templates (cfn-lint, cfn-guard)',
  needs: ['packages', 'python'],
  run: async ({ layout, logFile, run }) => {
    const templates = globSync('templates/stacks/[0-9]*/**/*.yaml', {
      cwd: layout.root,
    }).sort();
    const lint = await run([
      join(layout.venv, 'bin/cfn-lint'),
      '--regions',
      ...REGIONS,
      '--',
      ...templates,
    ]);
    const guard = await run([
      process.execPath,
      'templates/stacks/src/guard.ts',
    ]);
    return combineResults([
      checkResult(templates.length > 0 ? lint : 1),
      withExitCode(parseTotals(readFileSync(logFile, 'utf8')), guard),
    ]);
  },
};
