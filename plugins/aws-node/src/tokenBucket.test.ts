// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import fc from 'fast-check';
import {
  fullBucket,
  refill,
  take,
  untilNextToken,
  type Rate,
} from './tokenBucket';

const rates = fc.record({
  perSecond: fc.integer({ min: 1, max: 100 }),
  burst: fc.integer({ min: 1, max: 200 }),
});
const waits = fc.array(fc.integer({ min: 0, max: 5_000 }), { maxLength: 300 });

/** Times at which a bucket that is asked after each wait lets through. */
function grants(rate: Rate, pauses: number[]): number[] {
  let now = 0;
  let state = fullBucket(rate, now);
  const granted: number[] = [];
  for (const pause of pauses) {
    now += pause;
    state = refill(state, rate, now);
    const taken = take(state);
    if (taken) {
      state = taken;
      granted.push(now);
    }
  }
  return granted;
}

describe('tokenBucket', () => {
  it('should never grant more than burst plus rate in any window', () => {
    fc.assert(
      fc.property(rates, waits, (rate, pauses) => {
        const times = grants(rate, pauses);
        for (let first = 0; first < times.length; first += 1) {
          for (let last = first; last < times.length; last += 1) {
            const seconds = (times[last] - times[first]) / 1000;
            expect(last - first + 1).toBeLessThanOrEqual(
              rate.burst + rate.perSecond * seconds + 1e-6,
            );
          }
        }
      }),
    );
  });

  it('should have a token when the announced wait is over, and not before', () => {
    fc.assert(
      fc.property(
        rates,
        fc.double({ min: 0, max: 0.99, noNaN: true }),
        (rate, tokens) => {
          const state = { tokens, at: 0 };
          const wait = untilNextToken(state, rate);
          expect(take(refill(state, rate, wait))).toBeDefined();
          expect(take(refill(state, rate, wait - 1))).toBeUndefined();
        },
      ),
    );
  });

  it('should hold between nothing and the burst, also when the clock runs backwards', () => {
    fc.assert(
      fc.property(
        rates,
        fc.array(fc.integer({ min: -5_000, max: 5_000 })),
        (rate, steps) => {
          let now = 0;
          let state = fullBucket(rate, now);
          for (const step of steps) {
            now += step;
            state = refill(state, rate, now);
            state = take(state) ?? state;
            expect(state.tokens).toBeGreaterThanOrEqual(0);
            expect(state.tokens).toBeLessThanOrEqual(rate.burst);
          }
        },
      ),
    );
  });
});
