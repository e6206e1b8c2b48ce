// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  fullBucket,
  refill,
  take,
  untilNextToken,
  type BucketState,
  type Rate,
} from './tokenBucket';

interface Waiter {
  grant: () => void;
}

/**
 * Lets callers through at a rate, in the order they came.
 */
export class RateLimiter {
  readonly #rate: Rate;
  readonly #now: () => number;
  readonly #waiting = new Set<Waiter>();
  #state: BucketState;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(rate: Rate, options?: { now?: () => number }) {
    this.#rate = rate;
    this.#now = options?.now ?? (() => Date.now());
    this.#state = fullBucket(rate, this.#now());
  }

  /** Callers that wait now. */
  get waiting(): number {
    return this.#waiting.size;
  }

  /**
   * Resolves when the caller may go ahead.
   *
   * @param signal - gives the place in the queue up; the promise rejects with the signal's reason
   */
  async acquire(signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    if (this.#waiting.size === 0 && this.#tryTake()) {
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const waiter: Waiter = { grant: resolve };
      const onAbort = () => {
        this.#waiting.delete(waiter);
        reject(signal?.reason);
      };
      waiter.grant = () => {
        signal?.removeEventListener('abort', onAbort);
        resolve();
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      this.#waiting.add(waiter);
      this.#schedule();
    });
  }

  #tryTake(): boolean {
    this.#state = refill(this.#state, this.#rate, this.#now());
    const taken = take(this.#state);
    this.#state = taken ?? this.#state;
    return taken !== undefined;
  }

  #schedule(): void {
    if (this.#timer !== undefined || this.#waiting.size === 0) {
      return;
    }
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#serve();
    }, untilNextToken(this.#state, this.#rate));
  }

  #serve(): void {
    for (const waiter of this.#waiting) {
      if (!this.#tryTake()) {
        break;
      }
      this.#waiting.delete(waiter);
      waiter.grant();
    }
    this.#schedule();
  }
}
