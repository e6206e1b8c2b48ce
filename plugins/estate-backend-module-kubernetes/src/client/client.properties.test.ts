// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import fc from 'fast-check';
import { parseQuantity } from './parseQuantity';
import { readLines } from './readLines';
import { retryDelay } from '../watch/retryDelay';

async function* inPieces(bytes: Buffer, sizes: number[]) {
  let from = 0;
  for (const size of sizes) {
    yield bytes.subarray(from, from + size);
    from += size;
  }
  yield bytes.subarray(from);
}

describe('readLines', () => {
  it('should find the same lines wherever the bytes are cut', async () => {
    const line = fc
      .string({ unit: 'binary', minLength: 1 })
      .filter(text => text.trim() !== '' && !text.includes('\n'));
    await fc.assert(
      fc.asyncProperty(
        fc.array(line),
        fc.array(fc.nat({ max: 9 })),
        async (lines, sizes) => {
          const bytes = Buffer.from(lines.map(each => `${each}\n`).join(''));
          const read: string[] = [];
          for await (const each of readLines(inPieces(bytes, sizes))) {
            read.push(each);
          }
          expect(read).toEqual(
            lines.map(each => Buffer.from(each).toString('utf8')),
          );
        },
      ),
    );
  });

  it('should leave out a line that was cut off', async () => {
    const read: string[] = [];
    for await (const line of readLines(inPieces(Buffer.from('a\n{"b'), [1]))) {
      read.push(line);
    }
    expect(read).toEqual(['a']);
  });
});

describe('parseQuantity', () => {
  it.each([
    ['250m', 0.25],
    ['2', 2],
    ['1.5Gi', 1.5 * 2 ** 30],
    ['3k', 3000],
    ['1e3', 1000],
    ['12E', 12e18],
    ['soon', undefined],
    ['', undefined],
  ])('should read %j as %p', (text, value) => {
    expect(parseQuantity(text)).toBe(value);
  });

  it('should read any number as itself', () => {
    fc.assert(
      fc.property(fc.integer(), number => {
        expect(parseQuantity(String(number))).toBe(number);
      }),
    );
  });
});

describe('retryDelay', () => {
  it('should wait between half of and all of a time that doubles up to 30 s', () => {
    const random = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000 }),
        random,
        (attempt, at) => {
          const most = Math.min(30_000, 500 * 2 ** (attempt - 1));
          expect(retryDelay(attempt, at)).toBeGreaterThanOrEqual(most / 2);
          expect(retryDelay(attempt, at)).toBeLessThanOrEqual(most);
        },
      ),
    );
  });
});
