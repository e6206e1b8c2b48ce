// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 15_000;

/** Pauses between attempts, each twice as long as the one before until one succeeds. */
export class Backoff {
  #pause = FIRST_PAUSE_MS;

  succeeded(): void {
    this.#pause = FIRST_PAUSE_MS;
  }

  failed(): void {
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE_MS);
  }

  /**
   * Pauses, or ends with the signal. Browsers pause apart from each other, so
   * that a portal that comes back is not asked by all at once.
   */
  async pause(signal: AbortSignal): Promise<void> {
    const done = new AbortController();
    const end = () => done.abort();
    const timer = setTimeout(end, this.#pause * (0.5 + Math.random() / 2));
    signal.addEventListener('abort', end, { signal: done.signal });
    if (!signal.aborted) {
      await new Promise(resolve =>
        done.signal.addEventListener('abort', resolve),
      );
    }
    clearTimeout(timer);
  }
}
