// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { DataPoint } from '../client/readMetrics';
import { toFunctionMetrics } from './toFunctionMetrics';

const to = new Date('2026-10-01T12:00:00.000Z');

/** Values of whole minutes, each so many minutes before the end. */
function points(values: Record<number, number>): DataPoint[] {
  return Object.entries(values)
    .map(([ago, value]) => ({
      at: new Date(to.getTime() - Number(ago) * 60_000),
      value,
    }))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}

const silent = {
  invocations: [],
  errors: [],
  throttles: [],
  durationMilliseconds: [],
  concurrency: [],
};

describe('toFunctionMetrics', () => {
  it('should take silence for zero, for Lambda publishes nothing else', () => {
    const metrics = toFunctionMetrics(silent, [], to);
    expect(metrics).toMatchObject({
      requestsPerSecond: 0,
      throttleRatio: 0,
      concurrency: 0,
      sharedConcurrency: 0,
    });
    expect(metrics.requestsSeries).toHaveLength(28);
    expect(new Set(metrics.requestsSeries)).toEqual(new Set([0]));
    // There is nothing whose share, or how long it took, could be known.
    expect(metrics.errorRatio).toBeUndefined();
    expect(metrics.latencySeconds).toBeUndefined();
  });

  it('should count refused calls beside the invocations, and errors among them', () => {
    expect(
      toFunctionMetrics(
        {
          ...silent,
          invocations: points({ 1: 60, 2: 30 }),
          errors: points({ 2: 9 }),
          throttles: points({ 1: 10 }),
        },
        [],
        to,
      ),
    ).toMatchObject({
      requestsPerSecond: 1,
      errorRatio: 0.1,
      throttleRatio: 0.1,
    });
  });

  it('should be refused in full where no call came through', () => {
    const metrics = toFunctionMetrics(
      { ...silent, throttles: points({ 1: 3 }) },
      [],
      to,
    );
    expect(metrics).toMatchObject({ throttleRatio: 1, requestsPerSecond: 0 });
  });

  it('should tell the most at once, and say nothing of now by what is older', () => {
    expect(
      toFunctionMetrics(
        {
          ...silent,
          durationMilliseconds: points({ 3: 400, 9: 90 }),
          concurrency: points({ 2: 7, 4: 9, 6: 50 }),
          throttles: points({ 6: 5 }),
        },
        points({ 5: 120, 6: 900 }),
        to,
      ),
    ).toMatchObject({
      latencySeconds: 0.4,
      concurrency: 9,
      sharedConcurrency: 120,
      throttleRatio: 0,
    });
  });
});
