// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { ForwardedError } from '@backstage/errors';

/**
 * Says which step failed at which thing. What AWS or the Git host said, and
 * what exists now, is in the error itself.
 *
 * @param step - the step of the task
 * @param thing - what was being made or read, for example `stack 'cabildo-citas-dev'`
 */
export async function explainFailure<T>(
  step: { id?: string; name?: string } | undefined,
  thing: string,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const name = step?.name ?? step?.id ?? 'unknown';
    throw new ForwardedError(`Step '${name}' failed at ${thing}`, error);
  }
}
