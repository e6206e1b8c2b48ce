// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useEffect, useMemo, useState } from 'react';
import type { Polled } from './polled';

/** A portal that starts again answers within this time. */
const PATIENCE_MS = 60_000;

/**
 * Says no longer how something is of which the portal has not told for a
 * while: only the portal sees facts grow old.
 *
 * @param toUnheard - what is left of a value then; must keep its identity
 */
export function useHeard<T>(
  polled: Polled<T>,
  toUnheard: (value: T, since: Date) => T,
): Polled<T> {
  const since = polled.status === 'loaded' ? polled.failingSince : undefined;
  const [silent, setSilent] = useState<Date>();

  useEffect(() => {
    if (!since) {
      return undefined;
    }
    const timer = setTimeout(
      () => setSilent(since),
      since.getTime() + PATIENCE_MS - Date.now(),
    );
    return () => clearTimeout(timer);
  }, [since]);

  const last = polled.status === 'loaded' ? polled.value : undefined;
  const value = useMemo(
    () =>
      last !== undefined && since && silent === since
        ? toUnheard(last, since)
        : last,
    [last, since, silent, toUnheard],
  );
  return polled.status === 'loaded' && value !== undefined
    ? { ...polled, value }
    : polled;
}
