// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useCallback, useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router-dom';

// The whole app follows the address; who types is not to wait for it at each letter.
const SETTLED_MS = 200;

/** Makes a query of another; leaves the other as it is. */
export type QueryChange = (query: URLSearchParams) => URLSearchParams;

/**
 * What the query of the page's address asks for. A change of it shows at once,
 * and stands in the address as soon as no other comes. The function that changes
 * it stays the same.
 */
export function useQuery(): [URLSearchParams, (change: QueryChange) => void] {
  const [address, setAddress] = useSearchParams();
  const written = address.toString();
  /** What was asked for since that was the address. */
  const [asked, setAsked] = useState<{
    since: string;
    query: URLSearchParams;
  }>();
  const query = asked?.since === written ? asked.query : address;
  const now = useRef({ written, address, setAddress });
  now.current = { written, address, setAddress };

  const change = useCallback((make: QueryChange) => {
    setAsked(old => {
      const { written: since, address: from } = now.current;
      return { since, query: make(old?.since === since ? old.query : from) };
    });
  }, []);
  useEffect(() => {
    if (asked?.since !== written) {
      return undefined;
    }
    const timer = setTimeout(
      () => now.current.setAddress(asked.query, { replace: true }),
      SETTLED_MS,
    );
    return () => clearTimeout(timer);
  }, [asked, written]);
  return [query, change];
}
