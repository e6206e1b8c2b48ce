// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * How the requests of a workload moved in the last half hour, as roughly as a
 * line a few letters long shows it: thousands of them go through the wire.
 *
 * @public
 */
export interface RequestTrend {
  /** The highest level in requests a second; two significant digits. */
  high: number;
  /** One digit for every two minutes, oldest first: ninths of the highest level. */
  levels: string;
}

/**
 * Minutes that one digit of a {@link RequestTrend} stands for.
 *
 * @public
 */
export const TREND_STEP_MINUTES = 2;

const HIGHEST_LEVEL = 9;

/**
 * Reduces requests a second, one value a minute and oldest first, to their
 * trend; undefined where there are too few.
 *
 * @public
 */
export function trendOf(
  series: readonly number[] | undefined,
): RequestTrend | undefined {
  const means = meansOf(series ?? []);
  if (means.length < 2) {
    return undefined;
  }
  const high = Math.max(...means);
  return {
    high: Number(high.toPrecision(2)),
    levels: means
      .map(mean => (high > 0 ? Math.round((mean / high) * HIGHEST_LEVEL) : 0))
      .join(''),
  };
}

/**
 * Requests a second of a trend, oldest first.
 *
 * @public
 */
export function trendValues(trend: RequestTrend): number[] {
  return Array.from(
    trend.levels,
    level => (Number(level) / HIGHEST_LEVEL) * trend.high,
  );
}

/** Means of the steps that are whole, counted from the newest minute. */
function meansOf(series: readonly number[]): number[] {
  const first = series.length % TREND_STEP_MINUTES;
  const means: number[] = [];
  for (let at = first; at < series.length; at += TREND_STEP_MINUTES) {
    const step = series.slice(at, at + TREND_STEP_MINUTES);
    means.push(step.reduce((sum, value) => sum + value, 0) / step.length);
  }
  return means;
}
