// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { MetricFacts } from '@cabildo/plugin-estate-common';
import type { DataPoint, MetricRequest } from '../client/readMetrics';
import {
  newest,
  ratio,
  recentMaximum,
  recentSum,
  requestRate,
} from './recentValues';

/** What was measured of a function, by the names of {@link functionRequests}. */
export type FunctionSeries = Record<
  keyof ReturnType<typeof functionRequests>,
  DataPoint[]
>;

/** What is to be asked of CloudWatch about a function. */
export function functionRequests(name: string) {
  const ofFunction = (metric: string, statistic: string): MetricRequest => ({
    namespace: 'AWS/Lambda',
    name: metric,
    statistic,
    dimensions: { FunctionName: name },
  });
  return {
    invocations: ofFunction('Invocations', 'Sum'),
    errors: ofFunction('Errors', 'Sum'),
    throttles: ofFunction('Throttles', 'Sum'),
    durationMilliseconds: ofFunction('Duration', 'p95'),
    concurrency: ofFunction('ConcurrentExecutions', 'Maximum'),
  };
}

/** What all functions of an account and Region that reserved nothing have at once, together. */
export const SHARED_CONCURRENCY: MetricRequest = {
  namespace: 'AWS/Lambda',
  name: 'UnreservedConcurrentExecutions',
  statistic: 'Maximum',
  dimensions: {},
};

/**
 * The measurements of a function. Lambda publishes nothing for a minute in
 * which it was not called, so a gap is zero. A call that is refused counts
 * neither as an invocation nor as an error.
 *
 * @param to - end of the last complete minute
 */
export function toFunctionMetrics(
  series: FunctionSeries,
  shared: DataPoint[],
  to: Date,
): MetricFacts {
  const invocations = recentSum(series.invocations, to);
  const throttles = recentSum(series.throttles, to);
  const milliseconds = newest(series.durationMilliseconds, to);
  return {
    ...requestRate(series.invocations, to),
    errorRatio: ratio(recentSum(series.errors, to), invocations),
    throttleRatio: ratio(throttles, invocations + throttles) ?? 0,
    latencySeconds:
      milliseconds === undefined ? undefined : milliseconds / 1000,
    concurrency: recentMaximum(series.concurrency, to),
    sharedConcurrency: recentMaximum(shared, to),
  };
}
