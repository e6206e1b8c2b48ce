// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createRandom, createUuid } from './random.ts';

describe('createRandom', () => {
  it('should say the same to the same seed and purpose, and something else to others', () => {
    const draw = (seed: string, purpose: string) => {
      const random = createRandom(seed, purpose);
      return Array.from({ length: 20 }, () => random.next());
    };
    assert.deepEqual(draw('one', 'names'), draw('one', 'names'));
    assert.notDeepEqual(draw('one', 'names'), draw('one', 'figures'));
    assert.notDeepEqual(draw('one', 'names'), draw('two', 'names'));
  });

  it('should reach both ends of a range, and nothing beyond', () => {
    const random = createRandom('seed', 'range');
    const drawn = new Set(
      Array.from({ length: 500 }, () => random.integer(3, 6)),
    );
    assert.deepEqual([...drawn].sort(), [3, 4, 5, 6]);
  });

  it('should shuffle without losing anything, and leave the original alone', () => {
    const items = Object.freeze([1, 2, 3, 4, 5, 6, 7, 8]);
    const shuffled = createRandom('seed', 'shuffle').shuffle(items);
    assert.notDeepEqual(shuffled, items);
    assert.deepEqual(shuffled.sort(), items);
  });

  it('should make ids in UUID’s form', () => {
    assert.match(
      createUuid('seed', 'id'),
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });
});
