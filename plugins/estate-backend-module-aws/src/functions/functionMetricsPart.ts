// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { readMetrics } from '../client/readMetrics';
import { lastMinutes } from '../mapping/recentValues';
import {
  functionRequests,
  SHARED_CONCURRENCY,
  toFunctionMetrics,
  type FunctionSeries,
} from '../mapping/toFunctionMetrics';
import type { FunctionPart } from './types';

/** Invocations, errors, refusals, durations and concurrency of the last half hour. */
export const functionMetricsPart: FunctionPart = {
  kind: 'metrics',
  async read({ context, functions }) {
    const now = new Date();
    if (functions.length === 0) {
      return { factsOf: () => ({}) };
    }
    const { from, to } = lastMinutes(now);
    const named = functions.map(({ name }) =>
      Object.entries(functionRequests(name)),
    );
    const [shared, ...series] = await readMetrics(context, {
      requests: [
        SHARED_CONCURRENCY,
        ...named.flat().map(([, request]) => request),
      ],
      from,
      to,
    });
    const rest = series.values();
    const byName = new Map(
      functions.map(({ name }, index) => [
        name,
        Object.fromEntries(
          named[index].map(([metric]) => [metric, rest.next().value ?? []]),
        ) as FunctionSeries,
      ]),
    );
    return {
      factsOf({ name }) {
        const measured = byName.get(name);
        return measured
          ? {
              metrics: {
                value: toFunctionMetrics(measured, shared, to),
                observedAt: now.toISOString(),
              },
            }
          : {};
      },
    };
  },
};
