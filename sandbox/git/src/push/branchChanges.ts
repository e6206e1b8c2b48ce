// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Branch } from '../git/objects.ts';

/** @public */
export const NO_COMMIT = '0'.repeat(40);

/** A branch that stands elsewhere than before. @public */
export interface BranchChange {
  branch: string;
  before: string;
  commit: string;
}

/**
 * Which branches a push made or moved. One that it removed is none of them:
 * there is no commit to build.
 *
 * @public
 */
export function branchChanges(
  before: readonly Branch[],
  after: readonly Branch[],
): BranchChange[] {
  const known = new Map(before.map(({ name, commit }) => [name, commit]));
  return after
    .filter(({ name, commit }) => known.get(name) !== commit)
    .map(({ name, commit }) => ({
      branch: name,
      before: known.get(name) ?? NO_COMMIT,
      commit,
    }));
}
