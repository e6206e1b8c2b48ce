// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { registerHooks } from 'node:module';

/**
 * Lets Node run the workspace's isomorphic packages as they are: they are
 * written for bundlers, which find `./names` in `names.ts` by themselves.
 */
registerHooks({
  resolve(specifier, context, nextResolve) {
    const resolved = resolveTypeScript(
      specifier,
      () => nextResolve(specifier, context),
      () => nextResolve(`${specifier}.ts`, context),
    );
    return resolved.url.endsWith('.ts')
      ? { ...resolved, format: 'module-typescript' }
      : resolved;
  },
});

function resolveTypeScript<T>(
  specifier: string,
  asWritten: () => T,
  withExtension: () => T,
): T {
  try {
    return asWritten();
  } catch (error) {
    if (specifier.startsWith('.') && !/\.\w+$/.test(specifier)) {
      return withExtension();
    }
    throw error;
  }
}
