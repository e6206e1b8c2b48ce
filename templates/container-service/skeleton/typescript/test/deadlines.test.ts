// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { calculateDeadline, parseDeadlineRequest } from '../src/deadlines.ts';

describe('calculateDeadline', () => {
  it('should step over a weekend', () => {
    // 2026-03-06 is a Friday.
    const request = parseDeadlineRequest({ from: '2026-03-06', workingDays: 1 });
    assert.deepEqual(calculateDeadline(request), {
      from: '2026-03-06',
      workingDays: 1,
      deadline: '2026-03-09',
      daysSkipped: 2,
    });
  });

  it('should step over holidays', () => {
    const request = parseDeadlineRequest({ from: '2026-03-06', workingDays: 2, holidays: ['2026-03-09'] });
    assert.equal(calculateDeadline(request).deadline, '2026-03-11');
  });
});

describe('parseDeadlineRequest', () => {
  const wrong: [string, unknown, string[]][] = [
    ['no object', 'text', []],
    ['a list', [], []],
    ['nothing given', {}, ['from', 'workingDays']],
    ['a day that does not exist', { from: '2026-02-30', workingDays: 1 }, ['from']],
    ['a year far away', { from: '9999-12-31', workingDays: 1 }, ['from']],
    ['part of a day', { from: '2026-03-06', workingDays: 1.5 }, ['workingDays']],
    ['no day', { from: '2026-03-06', workingDays: 0 }, ['workingDays']],
    ['a number as text', { from: '2026-03-06', workingDays: '3' }, ['workingDays']],
    ['holidays that are none', { from: '2026-03-06', workingDays: 1, holidays: ['Easter'] }, ['holidays']],
    ['a field nobody knows', { from: '2026-03-06', workingDays: 1, colour: 'red' }, ['colour']],
  ];
  for (const [what, body, fields] of wrong) {
    it(`should refuse ${what}`, () => {
      assert.throws(
        () => parseDeadlineRequest(body),
        (error: { status: number; fields: { field: string }[] }) => {
          assert.equal(error.status, 422);
          assert.deepEqual(error.fields.map(problem => problem.field), fields);
          return true;
        },
      );
    });
  }
});
