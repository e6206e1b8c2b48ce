// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { CallCount } from '@cabildo/plugin-estate-common';

/** An operation over all accounts and Regions. */
export interface OperationCalls {
  operation: string;
  /** In how many accounts it was called. */
  accounts: number;
  calls: number;
}

/** Calls by operation, the most often called first. */
export function sumByOperation(calls: CallCount[]): OperationCalls[] {
  const sums = new Map<string, { accounts: Set<string>; calls: number }>();
  for (const { operation, accountId, calls: count } of calls) {
    const sum = sums.get(operation) ?? { accounts: new Set(), calls: 0 };
    sum.accounts.add(accountId);
    sum.calls += count;
    sums.set(operation, sum);
  }
  return [...sums]
    .map(([operation, sum]) => ({
      operation,
      accounts: sum.accounts.size,
      calls: sum.calls,
    }))
    .sort((a, b) => b.calls - a.calls || (a.operation < b.operation ? -1 : 1));
}
