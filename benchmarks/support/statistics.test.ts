// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { percentile, slope, summarise } from './statistics.ts';

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

test('a percentile is one of the values that were measured', () => {
  const values = Array.from({ length: 100 }, (_, index) => 100 - index);
  assert.equal(percentile(values, 99), 99);
  assert.equal(percentile(values, 100), 100);
  assert.equal(percentile([3, 1, 2], 50), 2);
  assert.equal(percentile([7], 1), 7);
  assert.throws(() => percentile([], 50), /nothing/);
});

test('a slope is that of most values, whatever a few of them are', () => {
  assert.equal(slope([10, 12, 14, 16, 18]), 2);
  assert.equal(slope([10, 12, 99, 16, 18]), 2);
  assert.equal(slope([5, 5, 0, 5, 5]), 0);
});
