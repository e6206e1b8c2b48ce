// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { RateLimiter } from './RateLimiter';

describe('RateLimiter', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  function start(limiter: RateLimiter, count: number) {
    const order: number[] = [];
    for (let index = 0; index < count; index += 1) {
      limiter.acquire().then(() => order.push(index));
    }
    return order;
  }

  it('should let a burst through at once and the others at the rate, in order', async () => {
    const limiter = new RateLimiter({ perSecond: 2, burst: 3 });
    const order = start(limiter, 6);

    await jest.advanceTimersByTimeAsync(0);
    expect(order).toEqual([0, 1, 2]);
    expect(limiter.waiting).toBe(3);

    await jest.advanceTimersByTimeAsync(499);
    expect(order).toEqual([0, 1, 2]);
    await jest.advanceTimersByTimeAsync(1);
    expect(order).toEqual([0, 1, 2, 3]);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(order).toEqual([0, 1, 2, 3, 4, 5]);
    expect(limiter.waiting).toBe(0);
  });

  it('should not let a newcomer overtake those who wait', async () => {
    const limiter = new RateLimiter({ perSecond: 1, burst: 1 });
    const order = start(limiter, 2);
    await jest.advanceTimersByTimeAsync(0);

    jest.setSystemTime(Date.now() + 1_000);
    limiter.acquire().then(() => order.push(99));
    await jest.advanceTimersByTimeAsync(1_000);
    expect(order.slice(0, 2)).toEqual([0, 1]);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(order).toEqual([0, 1, 99]);
  });

  it('should give up the place in the queue when aborted', async () => {
    const limiter = new RateLimiter({ perSecond: 1, burst: 1 });
    await limiter.acquire();
    const controller = new AbortController();
    const aborted = limiter.acquire(controller.signal);
    const next = limiter.acquire();

    controller.abort(new Error('the person left'));

    await expect(aborted).rejects.toThrow('the person left');
    expect(limiter.waiting).toBe(1);
    await jest.advanceTimersByTimeAsync(1_000);
    await expect(next).resolves.toBeUndefined();
  });

  it('should refuse a caller who left before asking', async () => {
    const limiter = new RateLimiter({ perSecond: 1, burst: 1 });
    await expect(
      limiter.acquire(AbortSignal.abort(new Error('gone'))),
    ).rejects.toThrow('gone');
    await expect(limiter.acquire()).resolves.toBeUndefined();
  });
});
