// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { SuiteContext } from './types.ts';

// Not incremental: in the declarations of files that an incremental compiler leaves alone, and in those it makes anew,
// members of inferred unions may stand in another order, and the reports of public surfaces with them.
const COMPILE = ['yarn', 'tsc', '--incremental', 'false'] as const;

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
  const compilation = compilations.get(root) ?? context.run(COMPILE);
  compilations.set(root, compilation);
  return await compilation;
}
