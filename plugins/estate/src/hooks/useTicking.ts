// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useRef, useSyncExternalStore } from 'react';

const TICK_MS = 1_000;

// One timer for all words on a page that grow old, however many there are.
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => listeners.forEach(notify => notify()), TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

/**
 * Words that depend on the time, read every second: an age must grow although
 * nothing else on the page changes.
 */
export function useTicking(read: () => string): string {
  // React asks several times for what it draws once.
  const last = useRef<{ read: () => string; second: number; words: string }>();
  return useSyncExternalStore(subscribe, () => {
    const second = Math.floor(Date.now() / TICK_MS);
    if (last.current?.read !== read || last.current.second !== second) {
      last.current = { read, second, words: read() };
    }
    return last.current.words;
  });
}
