// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { MetricFacts } from '@cabildo/plugin-estate-common';
import { METRIC_PERIOD_SECONDS, type DataPoint } from '../client/readMetrics';

// How far back the series goes.
const SERIES_MINUTES = 30;

// A value that is older says nothing of now.
const CURRENT_MINUTES = 5;

// Load balancers and Lambda publish a minute up to two minutes after its end.
const LATE_MINUTES = 2;

/** The whole minutes of a series; the one that runs would show as a drop. */
export function lastMinutes(now: Date): { from: Date; to: Date } {
  const period = METRIC_PERIOD_SECONDS * 1000;
  const to = Math.floor(now.getTime() / period) * period;
  return { from: new Date(to - SERIES_MINUTES * period), to: new Date(to) };
}

/**
 * Requests per second, minute by minute. Neither a load balancer nor Lambda
 * publishes a value for a minute without requests, so a gap is zero; only the
 * last minutes may be missing because they are late.
 *
 * @param to - end of the last complete minute
 */
export function requestRate(
  points: DataPoint[],
  to: Date,
): Pick<MetricFacts, 'requestsPerSecond' | 'requestsSeries'> {
  const byMinute = new Map(
    points.map(point => [minuteOf(point.at), point.value]),
  );
  const end = minuteOf(to);
  let last = end - 1;
  while (last > end - 1 - LATE_MINUTES && !byMinute.has(last)) {
    last -= 1;
  }
  const requestsSeries = Array.from(
    { length: SERIES_MINUTES - LATE_MINUTES },
    (_, index) => {
      const minute = last - (SERIES_MINUTES - LATE_MINUTES - 1) + index;
      return (byMinute.get(minute) ?? 0) / METRIC_PERIOD_SECONDS;
    },
  );
  return { requestsPerSecond: lastOf(requestsSeries), requestsSeries };
}

/** Those of the last minutes that say something of now. */
export function recent(points: DataPoint[] = [], to: Date): DataPoint[] {
  const from = to.getTime() - CURRENT_MINUTES * METRIC_PERIOD_SECONDS * 1000;
  return points.filter(point => point.at.getTime() >= from);
}

function minuteOf(date: Date): number {
  return Math.floor(date.getTime() / (METRIC_PERIOD_SECONDS * 1000));
}

/** The last value that says something of now. */
export function newest(
  points: DataPoint[] | undefined,
  to: Date,
): number | undefined {
  return lastOf(recent(points, to))?.value;
}

/** All of the last minutes together. */
export function recentSum(points: DataPoint[] | undefined, to: Date): number {
  return recent(points, to).reduce((sum, point) => sum + point.value, 0);
}

/** The most of the last minutes; zero where nothing was published. */
export function recentMaximum(
  points: DataPoint[] | undefined,
  to: Date,
): number {
  return Math.max(0, ...recent(points, to).map(({ value }) => value));
}

function lastOf<T>(items: T[]): T | undefined {
  return items[items.length - 1];
}

/** A share of 0–1; undefined where there is no whole. */
export function ratio(part: number, whole: number): number | undefined {
  return whole > 0 ? Math.min(1, part / whole) : undefined;
}
