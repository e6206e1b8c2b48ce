// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  readAccountConcurrency,
  readReservedConcurrency,
} from '../client/readConcurrency';
import type { FunctionPart } from './types';

/** Up to what functions may be invoked at once. */
export const concurrencyPart: FunctionPart = {
  kind: 'concurrency',
  async read({ context, functions }) {
    const observedAt = new Date().toISOString();
    if (functions.length === 0) {
      return { factsOf: () => ({}) };
    }
    const { limit, unreserved } = await readAccountConcurrency(context);
    // Where nothing is missing from the quota nobody reserved anything.
    const names = unreserved < limit ? functions.map(({ name }) => name) : [];
    const { results, error } = await readReservedConcurrency(context, names);
    return {
      factsOf: ({ name }) =>
        results.has(name) || names.length === 0
          ? {
              concurrency: {
                value: {
                  reserved: results.get(name),
                  accountLimit: limit,
                  accountUnreserved: unreserved,
                },
                observedAt,
              },
            }
          : {},
      error,
    };
  },
};
