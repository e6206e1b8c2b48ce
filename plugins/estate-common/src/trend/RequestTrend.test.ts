// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { trendOf, trendValues } from './RequestTrend';

describe('trendOf', () => {
  it('should keep the shape and the highest level, two minutes a digit', () => {
    expect(trendOf([0, 0, 4, 6, 9, 11.4])).toEqual({
      high: 10,
      levels: '049',
    });
  });

  it('should end with the newest minute, whatever the number of minutes', () => {
    expect(trendOf([100, 1, 1, 2, 2])).toEqual({ high: 2, levels: '59' });
  });

  it('should be flat at zero where nobody asked, and unknown where nobody measured', () => {
    expect(trendOf([0, 0, 0, 0])).toEqual({ high: 0, levels: '00' });
    expect(trendOf([1, 2])).toBeUndefined();
    expect(trendOf(undefined)).toBeUndefined();
  });
});

describe('trendValues', () => {
  it('should give back about what was measured', () => {
    const series = Array.from({ length: 28 }, (_, minute) => 40 + minute);
    const values = trendValues(trendOf(series)!);
    expect(values).toHaveLength(14);
    values.forEach((value, index) => {
      const mean = 40.5 + 2 * index;
      expect(Math.abs(value - mean)).toBeLessThan(67 / 9 / 2 + 1);
    });
  });
});
