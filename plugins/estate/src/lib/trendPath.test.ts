// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { trendPath } from './trendPath';

describe('trendPath', () => {
  const box = { width: 30, height: 10, high: 4 };

  it('should lead from left to right, zero at the bottom and the highest at the top', () => {
    expect(trendPath([0, 4, 2, 1], box)).toBe('M0 10L10 0L20 5L30 7.5');
  });

  it('should lie at the bottom where nobody asked', () => {
    expect(trendPath([0, 0], { ...box, high: 0 })).toBe('M0 10L30 10');
  });
});
