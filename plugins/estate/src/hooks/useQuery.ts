// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useCallback, useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router-dom';

// The whole app follows the address; who types is not to wait for it at each letter.
const SETTLED_MS = 200;

/** Makes a query of another; leaves the other as it is. */
export type QueryChange = (query: URLSearchParams) => URLSearchParams;

/** What a reader asked for that may not stand in the address yet. */
interface Asked {
  query: URLSearchParams;
  /** The address when it was asked. */
  since: string;
  /** What of it was given to the address, which shows it a moment later. */
  given?: string;
}

// With any other address somebody went elsewhere.
function isCurrent(asked: Asked | undefined, address: string): asked is Asked {
  return asked?.since === address || asked?.given === address;
}

/**
 * What the query of the page's address asks for. A change of it shows at once,
 * and stands in the address as soon as no other comes. The function that changes
 * it stays the same.
 */
export function useQuery(): [URLSearchParams, (change: QueryChange) => void] {
  const [address, setAddress] = useSearchParams();
  const written = address.toString();
  const [asked, setAsked] = useState<Asked>();
  const query = isCurrent(asked, written) ? asked.query : address;
  const now = useRef({ written, address, setAddress });
  now.current = { written, address, setAddress };

  const change = useCallback((make: QueryChange) => {
    setAsked(old => {
      const { written: since, address: from } = now.current;
      return isCurrent(old, since)
        ? { ...old, query: make(old.query) }
        : { since, query: make(from) };
    });
  }, []);
  useEffect(() => {
    if (!isCurrent(asked, written)) {
      return undefined;
    }
    if (asked.given === written && asked.since !== written) {
      // It has arrived: who goes back to where it was asked does not ask it again.
      setAsked(old => old && { query: old.query, since: written });
      return undefined;
    }
    const given = asked.query.toString();
    if (given === written) {
      return undefined;
    }
    const timer = setTimeout(() => {
      setAsked(old => old && { ...old, given });
      now.current.setAddress(asked.query, { replace: true });
    }, SETTLED_MS);
    return () => clearTimeout(timer);
  }, [asked, written]);
  return [query, change];
}
