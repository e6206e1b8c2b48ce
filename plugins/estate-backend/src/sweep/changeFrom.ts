// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { EstateSource, ScopeOutcome } from '@cabildo/plugin-estate-node';
import type { ScopeChange } from '../store/types';
import { mergeObservations } from './mergeObservations';

/** What the store is to change after one scope was read, or could not be. */
export function changeFrom(
  source: EstateSource,
  outcome: ScopeOutcome,
): ScopeChange {
  const { reading, coverage } = outcome;
  const inventoryComplete =
    coverage.state !== 'failed' && reading?.inventory === 'complete';
  const missing = new Set(coverage.problems.flatMap(problem => problem.kinds));
  const kept = new Set(reading?.kept);
  const allMissing = coverage.problems.some(
    problem => problem.kinds.length === 0,
  );
  return {
    coverage,
    observations: mergeObservations(reading?.observations ?? []),
    // Of workloads that were not listed nothing was read.
    confirmedKinds:
      inventoryComplete && !allMissing
        ? source.kinds.filter(kind => !missing.has(kind) && !kept.has(kind))
        : [],
    inventoryComplete,
  };
}
