// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { verdictFactKinds, type FactKind } from '@cabildo/plugin-estate-common';
import type { EstateSource } from '@cabildo/plugin-estate-node';
import type { StoredCoverage } from '../store/types';

/**
 * Kinds that a sweep need not read: those that change seldom and were read
 * lately. Of a scope that was never read, those that no verdict needs: they
 * wait until it is known how its workloads are.
 */
export function kindsToKeep(
  { seldomKinds = [] }: Pick<EstateSource, 'seldomKinds'>,
  stored: StoredCoverage | undefined,
  context: { now: Date; everySeconds: number },
): FactKind[] {
  const { now, everySeconds } = context;
  if (!stored) {
    const needed: ReadonlySet<FactKind> = new Set(verdictFactKinds);
    return seldomKinds.filter(kind => !needed.has(kind));
  }
  return seldomKinds.filter(kind => {
    const readAt = stored.confirmedAt[kind];
    return (
      readAt !== undefined &&
      now.getTime() - Date.parse(readAt) < everySeconds * 1000
    );
  });
}
