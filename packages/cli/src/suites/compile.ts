// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { SuiteContext } from './types.ts';

const compilations = new Map<string, Promise<number>>();

/**
 * Compiles the repository into `dist-types/`, once however many suites ask: two compilers would write the
 * same files. The output is in the log of the suite that asked first.
 *
 * @returns the compiler's exit code
 * @public
 */
export async function compileOnce(context: SuiteContext): Promise<number> {
  const { root } = context.layout;
  const compilation = compilations.get(root) ?? context.run(['yarn', 'tsc']);
  compilations.set(root, compilation);
  return await compilation;
}
