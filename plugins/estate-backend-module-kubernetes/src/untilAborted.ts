// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { once } from 'node:events';

/**
 * Waits for what others share, and no longer than the signal.
 *
 * @throws the reason of the signal
 */
export async function untilAborted(
  work: Promise<unknown>,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted();
  const done = new AbortController();
  try {
    await Promise.race([
      work,
      once(signal, 'abort', { signal: done.signal }).catch(() => {}),
    ]);
  } finally {
    done.abort();
  }
  signal.throwIfAborted();
}
