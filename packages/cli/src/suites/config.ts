// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { checkResult, combineResults } from './results/combine.ts';
import type { Suite, SuiteResult } from './types.ts';

const BASE = 'app-config.yaml';
const PLACES = [
  'app-config.production.yaml',
  'sandbox/app-config.sandbox.yaml',
] as const;

/** What differs from place to place fits the schemas of the packages that read it. @public */
export const configSuite: Suite = {
  name: 'config',
  title: 'Configuration fits its schemas',
  needs: ['packages'],
  run: async ({ run }) => {
    const results: SuiteResult[] = [];
    for (const place of PLACES) {
      const files = ['--config', BASE, '--config', place];
      // Lax, because the variables are set where the portal runs.
      results.push(
        checkResult(
          await run([
            'yarn',
            'backstage-cli',
            'config:check',
            '--lax',
            '--strict',
            ...files,
          ]),
        ),
      );
    }
    return combineResults(results);
  },
};
