// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { toError } from '@backstage/errors';
import { useCallback, useEffect, useState } from 'react';

/**
 * What a page has of something that is read again and again. A failure after a
 * success keeps the last value, so that a page never goes blank.
 */
export type Polled<T> =
  | { status: 'loading' }
  | { status: 'failed'; error: Error; retry(): void }
  | { status: 'loaded'; value: T; error?: Error; retry(): void };

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
  const [state, setState] = useState<{ value?: T; error?: Error }>({});
  const retry = useCallback(() => setAttempt(n => n + 1), []);

  useEffect(() => {
    let cancelled = false;
    let timer: ReturnType<typeof setTimeout>;
    const poll = async () => {
      if (document.visibilityState !== 'hidden') {
        try {
          const value = await read();
          if (cancelled) return;
          setState(old =>
            old.value === value && !old.error ? old : { value },
          );
        } catch (error) {
          if (cancelled) return;
          setState(old => ({ value: old.value, error: toError(error) }));
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

  if (state.value !== undefined) {
    return { status: 'loaded', value: state.value, error: state.error, retry };
  }
  return state.error
    ? { status: 'failed', error: state.error, retry }
    : { status: 'loading' };
}
