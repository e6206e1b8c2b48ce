// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { alone } from './chartOptions';

describe('alone', () => {
  it('should find the points of which a line shows nothing', () => {
    expect(alone([1, null, 2, 3, null, 0])).toEqual([0, 5]);
    expect(alone([null, null])).toEqual([]);
  });
});
