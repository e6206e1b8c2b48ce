// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { toError } from '@backstage/errors';

/**
 * What a page has of something that is read again and again. A failure after a
 * success keeps the last value, so that a page never goes blank.
 */
export type Polled<T> =
  | { status: 'loading' }
  | { status: 'failed'; error: Error; retry(): void }
  | {
      status: 'loaded';
      value: T;
      /** What hinders reading it again. */
      error?: Error;
      /** Since when it could not be read again. */
      failingSince?: Date;
      retry(): void;
    };

/** What was read last, and what went wrong since. */
export interface Kept<T> {
  value?: T;
  error?: Error;
  failingSince?: Date;
}

/** What is kept after a failure. */
export function failed<T>(old: Kept<T>, error: unknown): Kept<T> {
  return {
    value: old.value,
    error: toError(error),
    failingSince: old.failingSince ?? new Date(),
  };
}

/** What is kept after a success; the same again when nothing is new. */
export function succeeded<T>(old: Kept<T>, value: T): Kept<T> {
  return old.value === value && !old.error ? old : { value };
}

/** What a page makes of what is kept. */
export function toPolled<T>(kept: Kept<T>, retry: () => void): Polled<T> {
  const { value, error, failingSince } = kept;
  if (value !== undefined) {
    return { status: 'loaded', value, error, failingSince, retry };
  }
  return error ? { status: 'failed', error, retry } : { status: 'loading' };
}
