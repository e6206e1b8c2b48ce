// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createFormat } from './useFormat';

const now = () => Date.parse('2026-10-01T12:00:00Z');

describe('createFormat', () => {
  it.each([
    ['2026-10-01T11:59:52Z', '8 sec'],
    ['2026-10-01T11:55:30Z', '4 min'],
    ['2026-10-01T09:00:00Z', '3 hr'],
    ['2026-09-29T12:00:00Z', '2 days'],
    // A clock that runs ahead of ours is no negative age.
    ['2026-10-01T12:00:09Z', '0 sec'],
  ])('should say how long ago %s was', (iso, words) => {
    expect(createFormat('en', now).age(iso)).toBe(words);
  });

  it('should follow the language of the reader', () => {
    const spanish = createFormat('es', now);
    expect(spanish.number(1234.56)).toBe('1234,6');
    expect(spanish.between(2, 2.5)).toBe('2–2,5');
    expect(spanish.between(2, 2)).toBe('2');
    expect(spanish.between(null, null)).toBe('–');
    expect(spanish.percent(0.0083)).toMatch(/^0,8\s%$/);
    expect(spanish.age('2026-10-01T09:00:00Z')).toBe('3 h');
  });

  it('should change the unit of short times', () => {
    expect(createFormat('en').seconds(0.084)).toBe('84 ms');
    expect(createFormat('en').seconds(1.94)).toBe('1.9 sec');
  });
});
