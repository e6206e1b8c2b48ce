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
