// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { checkResult } from './results/combine.ts';
import type { Suite } from './types.ts';

/** ESLint without a single warning: the rules about package layers are warnings by default. @public */
export const lintSuite: Suite = {
  name: 'lint',
  title: 'ESLint without warnings',
  needs: ['packages'],
  run: async ({ run }) =>
    checkResult(
      await run([
        'yarn',
        'backstage-cli',
        'repo',
        'lint',
        '--max-warnings',
        '0',
      ]),
    ),
};
