// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DEFAULT_SERVICES } from '../settings.ts';
import { organisation } from '../testing/fixtures.ts';
import { generateFunctions } from './generateFunctions.ts';
import { generateServices } from './generateServices.ts';

function functionsOf(count: number) {
  return generateFunctions(
    'test',
    generateServices({ seed: 'test', count, organisation }),
  );
}

describe('generateFunctions', () => {
  it('should make a few dozen unless told otherwise, each by its own name', () => {
    const functions = functionsOf(DEFAULT_SERVICES);
    assert.equal(functions.length, 31);
    assert.equal(new Set(functions.map(each => each.name)).size, 31);
  });

  it('should make one that has too little room and one that nobody calls, however small the world', () => {
    for (const count of [16, DEFAULT_SERVICES]) {
      const functions = functionsOf(count);
      const wanted = functions.map(
        each => each.peakCallsPerSecond * each.durationSeconds,
      );
      assert.ok(functions.length >= 2);
      assert.equal(
        functions.filter(
          ({ reserved }, index) =>
            reserved !== undefined && reserved < wanted[index]!,
        ).length,
        1,
      );
      assert.equal(wanted.filter(each => each === 0).length, 1);
    }
  });

  it('should be the same each time, and none without services', () => {
    assert.deepEqual(functionsOf(40), functionsOf(40));
    assert.deepEqual(functionsOf(0), []);
  });
});
