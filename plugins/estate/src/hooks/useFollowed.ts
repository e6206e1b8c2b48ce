// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useCallback, useEffect, useState } from 'react';
import { failed, succeeded, toPolled, type Kept, type Polled } from './polled';

/** Tells values until the signal; what hinders it is told too, and it goes on. */
export type Follow<T> = (
  onValue: (value: T) => void,
  onError: (error: Error) => void,
  signal: AbortSignal,
) => void;

/**
 * Follows while the page is in view: a page that nobody looks at holds no
 * connection, and is up to date a moment after somebody does.
 *
 * @param follow - must keep its identity while it follows the same thing.
 */
export function useFollowed<T>(follow: Follow<T>): Polled<T> {
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<Kept<T>>({});
  const retry = useCallback(() => setAttempt(n => n + 1), []);

  useEffect(() => {
    let following: AbortController | undefined;
    const start = () => {
      const { signal } = (following = new AbortController());
      follow(
        value => setState(old => succeeded(old, value)),
        error => setState(old => failed(old, error)),
        signal,
      );
    };
    const watchView = () => {
      following?.abort();
      if (document.visibilityState !== 'hidden') {
        start();
      }
    };
    watchView();
    document.addEventListener('visibilitychange', watchView);
    return () => {
      following?.abort();
      document.removeEventListener('visibilitychange', watchView);
    };
  }, [follow, attempt]);

  return toPolled(state, retry);
}
