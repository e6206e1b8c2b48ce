// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { checkResult } from './results/combine.ts';
import type { Suite } from './types.ts';

/** @public */
export const prettierSuite: Suite = {
  name: 'prettier',
  title: 'Prettier',
  needs: ['packages'],
  run: async ({ run }) =>
    checkResult(await run(['yarn', 'prettier', '--check', '.'])),
};
