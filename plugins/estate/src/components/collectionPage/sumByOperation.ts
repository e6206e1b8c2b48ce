// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { CallCount } from '@cabildo/plugin-estate-common';

/** An operation over all accounts, Regions and clusters. */
export interface OperationCalls {
  operation: string;
  /** In how many accounts or clusters it was called. */
  places: number;
  calls: number;
}

/** Calls by operation, the most often called first. */
export function sumByOperation(calls: CallCount[]): OperationCalls[] {
  const sums = new Map<string, { places: Set<string>; calls: number }>();
  for (const { operation, accountId, clusterId, calls: count } of calls) {
    const sum = sums.get(operation) ?? { places: new Set(), calls: 0 };
    sum.places.add(clusterId ?? accountId ?? '');
    sum.calls += count;
    sums.set(operation, sum);
  }
  return [...sums]
    .map(([operation, sum]) => ({
      operation,
      places: sum.places.size,
      calls: sum.calls,
    }))
    .sort((a, b) => b.calls - a.calls || (a.operation < b.operation ? -1 : 1));
}
