// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/** Where a line is drawn. */
export interface TrendPathOptions {
  width: number;
  height: number;
  /** The value at the top; the bottom is zero. */
  high: number;
}

/** The path of a line through values from left to right. */
export function trendPath(
  values: readonly number[],
  options: TrendPathOptions,
): string {
  const { width, height, high } = options;
  const step = width / Math.max(1, values.length - 1);
  return values
    .map((value, index) => {
      const y = high > 0 ? height * (1 - value / high) : height;
      return `${index === 0 ? 'M' : 'L'}${rounded(index * step)} ${rounded(y)}`;
    })
    .join('');
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
