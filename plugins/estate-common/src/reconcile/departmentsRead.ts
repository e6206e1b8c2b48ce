// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { EstateSnapshot } from '../snapshot';
import { wasReadLately } from '../totals';

/**
 * Departments all of whose scopes were read in full, not longer before the
 * snapshot than facts hold.
 *
 * @public
 */
export function departmentsRead(
  snapshot: Pick<
    EstateSnapshot,
    'coverage' | 'generatedAt' | 'staleAfterSeconds'
  >,
): Set<string> {
  const { coverage, staleAfterSeconds } = snapshot;
  const context = { now: new Date(snapshot.generatedAt), staleAfterSeconds };
  const read = new Set(coverage.map(({ department }) => department));
  for (const scope of coverage) {
    if (!wasReadLately(scope, context)) {
      read.delete(scope.department);
    }
  }
  return read;
}
