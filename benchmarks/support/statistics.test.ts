// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { summarise } from './statistics.ts';

test('the median of an odd and of an even number of values, whatever their order', () => {
  assert.deepEqual(summarise([30, 1, 2]), {
    count: 3,
    median: 2,
    minimum: 1,
    maximum: 30,
  });
  assert.equal(summarise([4, 1, 3, 2]).median, 2.5);
  assert.equal(summarise([7]).median, 7);
});

test('numbers are ordered as numbers and the measurements are left as they were', () => {
  const values = [100, 9, 20];
  assert.equal(summarise(values).median, 20);
  assert.deepEqual(values, [100, 9, 20]);
});

test('no measurement is no result', () => {
  assert.throws(() => summarise([]), /nothing/);
});
