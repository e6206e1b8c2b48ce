// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatResults, holds, type Result } from './report.ts';
import { kilobytes, mebibytes, seconds } from './units.ts';

const START: Result = {
  what: 'start',
  unit: seconds,
  ours: [9_000, 7_000, 8_000],
  atMost: 8_000,
};

test('a bound of its own holds up to and including its value, by the median', () => {
  assert.equal(holds(START), true);
  assert.equal(holds({ ...START, atMost: 7_999 }), false);
});

test('a bound relative to a peer is a multiple of the median of the peer', () => {
  const result = { ...START, peer: [100, 8_000, 90_000], atMost: 1 };
  assert.equal(holds(result), true);
  assert.equal(holds({ ...result, atMost: 0.99 }), false);
});

test('the table shows medians, spread, ratio, bound and verdict', () => {
  const table = formatResults(
    [
      { ...START, peer: [10_000, 10_000, 10_000], atMost: 1.1 },
      { ...START, what: 'page', ours: [61_000], atMost: 60_000 },
    ],
    'stock',
  );
  assert.deepEqual(
    table.split('\n').map(line => line.trim().split(/ {2,}/)),
    [
      ['ours', 'stock', 'ratio', 'bound', 'holds'],
      [
        'start',
        '8.0 s (7.0 s–9.0 s, n=3)',
        '10.0 s (n=3)',
        '0.80×',
        '≤ 1.10×',
        'yes',
      ],
      ['page', '61.0 s', '≤ 60.0 s', 'NO'],
      [''],
    ],
  );
});

test('without a peer there are no columns for one', () => {
  assert.doesNotMatch(formatResults([START]), /ratio|stock/);
});

test('memory is counted in powers of two, downloads in powers of ten', () => {
  assert.equal(mebibytes(3 * 2 ** 20), '3 MiB');
  assert.equal(kilobytes(849_400), '849 kB');
});
