// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useRef } from 'react';

/** The value itself; the one of before where it says the same, so that nothing is drawn anew for it. */
export function useUnchanged<T>(value: T): T {
  const known = useRef(value);
  if (JSON.stringify(known.current) !== JSON.stringify(value)) {
    known.current = value;
  }
  return known.current;
}
