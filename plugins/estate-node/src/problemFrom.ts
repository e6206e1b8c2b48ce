// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { toError } from '@backstage/errors';
import type { FactKind, ScopeProblem } from '@cabildo/plugin-estate-common';

/**
 * What hindered a source, in its own words.
 *
 * @remarks
 *
 * Errors are often wrapped on their way; the code is that of the first that
 * says more than `Error`, such as `AccessDenied` or `ECONNREFUSED`.
 *
 * @param kinds - the kinds of facts that are missing because of it; none means all
 * @public
 */
export function problemFrom(
  error: unknown,
  kinds: readonly FactKind[],
): ScopeProblem {
  return {
    kinds: [...kinds],
    code: codeOf(error),
    message: toError(error).message,
  };
}

function codeOf(error: unknown): string {
  let cause: unknown = error;
  // Wrapped deeper than this is wrapped in a circle.
  for (let depth = 0; depth < 10 && cause instanceof Error; depth += 1) {
    const { name, code } = cause as Error & { code?: unknown };
    if (name !== 'Error') {
      return name;
    }
    if (typeof code === 'string') {
      return code;
    }
    cause = cause.cause;
  }
  return toError(error).name;
}
