// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useCallback, useEffect, useState } from 'react';
import { failed, succeeded, toPolled, type Kept, type Polled } from './polled';

/** Seconds between two reads; the answer is a few bytes while nothing changed. */
const INTERVAL_MS = 5_000;

/**
 * Reads now and every few seconds while the page is visible.
 *
 * @param read - must keep its identity while it reads the same thing.
 * @param intervalMs - between two reads
 */
export function usePolled<T>(
  read: () => Promise<T>,
  intervalMs = INTERVAL_MS,
): Polled<T> {
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<Kept<T>>({});
  const retry = useCallback(() => setAttempt(n => n + 1), []);

  useEffect(() => {
    let cancelled = false;
    let timer: ReturnType<typeof setTimeout>;
    const poll = async () => {
      if (document.visibilityState !== 'hidden') {
        try {
          const value = await read();
          if (cancelled) return;
          setState(old => succeeded(old, value));
        } catch (error) {
          if (cancelled) return;
          setState(old => failed(old, error));
        }
      }
      if (!cancelled) {
        timer = setTimeout(poll, intervalMs);
      }
    };
    poll();
    return () => {
      cancelled = true;
      clearTimeout(timer);
    };
  }, [read, attempt, intervalMs]);

  return toPolled(state, retry);
}
