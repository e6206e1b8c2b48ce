// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inParallel } from './inParallel.ts';

describe('inParallel', () => {
  it('should work through everything, never more than allowed at a time', async () => {
    const done: number[] = [];
    let running = 0;
    let most = 0;
    await inParallel([1, 2, 3, 4, 5, 6, 7], 3, async item => {
      running += 1;
      most = Math.max(most, running);
      await new Promise(setImmediate);
      done.push(item);
      running -= 1;
    });
    assert.deepEqual(done.sort(), [1, 2, 3, 4, 5, 6, 7]);
    assert.equal(most, 3);
  });

  it('should begin nothing new after a failure, and end with it', async () => {
    const begun: number[] = [];
    const work = async (item: number) => {
      begun.push(item);
      await new Promise(setImmediate);
      if (item === 1) {
        throw new Error('one');
      }
    };
    await assert.rejects(inParallel([1, 2, 3, 4, 5], 2, work), {
      message: 'one',
    });
    assert.deepEqual(begun, [1, 2]);
  });
});
