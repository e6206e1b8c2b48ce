// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { compileOnce } from './compile.ts';
import { checkResult } from './results/combine.ts';
import type { Suite } from './types.ts';

/** The whole repository compiles. @public */
export const typesSuite: Suite = {
  name: 'types',
  title: 'TypeScript compiles',
  needs: ['packages'],
  run: async context => checkResult(await compileOnce(context)),
};
