// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { toError } from '@backstage/errors';
import { useEffect, useState } from 'react';

export type Loaded<T> =
  | { status: 'loading' }
  | { status: 'failed'; error: Error }
  | { status: 'loaded'; value: T };

/**
 * Reads once, and again when what is read by changes.
 *
 * @param read - must stay the same between renders
 */
export function useLoaded<T>(read: () => Promise<T>): Loaded<T> {
  const [state, setState] = useState<Loaded<T>>({ status: 'loading' });
  useEffect(() => {
    let cancelled = false;
    read().then(
      value => !cancelled && setState({ status: 'loaded', value }),
      error =>
        !cancelled && setState({ status: 'failed', error: toError(error) }),
    );
    return () => {
      cancelled = true;
    };
  }, [read]);
  return state;
}
