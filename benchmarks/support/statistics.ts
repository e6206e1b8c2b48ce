// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/** Middle value, and the extremes that show how much a measurement can be trusted. @public */
export interface Summary {
  count: number;
  median: number;
  minimum: number;
  maximum: number;
}

/** Summarises repeated measurements of one thing. @public */
export function summarise(values: readonly number[]): Summary {
  if (values.length === 0) {
    throw new Error('There is nothing to summarise');
  }
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return {
    count: sorted.length,
    median:
      sorted.length % 2 === 1
        ? sorted[middle]
        : (sorted[middle - 1] + sorted[middle]) / 2,
    minimum: sorted[0],
    maximum: sorted[sorted.length - 1],
  };
}

/** The least value that so many percent of the values do not exceed. @public */
export function percentile(values: readonly number[], percent: number): number {
  if (values.length === 0) {
    throw new Error('There is nothing to take a percentile of');
  }
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)];
}

/**
 * How much values that were taken at even distances grow from one to the next: the median of the slopes of all pairs
 * (Theil and Sen), which a few that lie far off do not move.
 *
 * @public
 */
export function slope(values: readonly number[]): number {
  const slopes = values.flatMap((first, from) =>
    values
      .slice(from + 1)
      .map((later, distance) => (later - first) / (distance + 1)),
  );
  return summarise(slopes).median;
}
