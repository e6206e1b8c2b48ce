// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Reason } from '../verdict';

/**
 * How the values in a sentence are written.
 *
 * @public
 */
export interface ReasonFormat {
  /** A moment. */
  moment(iso: string): string;
  /** How long ago a moment was. */
  age(iso: string): string;
  /** A share of 0–1. */
  share(value: number): string;
  /** What an alarm watches, by its name. */
  alarmTitle(name: string): string;
}

/**
 * A message and what stands in its gaps.
 *
 * @public
 */
export interface ReasonMessage {
  /** Which messages it is among. */
  group: 'reason' | 'reasonSince';
  /** What stands in its gaps, by name. */
  params: Record<string, string>;
}

/** Params that are moments: shown as such, and as an age under `<name>Age`. */
const MOMENTS = new Set([
  'since',
  'observedAt',
  'attemptedAt',
  'silentSince',
  'expiresAt',
]);

/** Params that are shares, 0–1. */
const SHARES = new Set(['ratio']);

/**
 * With which message a reason is said, and with which values.
 *
 * @public
 */
export function reasonMessageOf(
  reason: Reason,
  format: ReasonFormat,
): ReasonMessage {
  const params: Record<string, string> = {};
  for (const [name, value] of Object.entries(reason.params ?? {})) {
    if (MOMENTS.has(name)) {
      params[name] = format.moment(String(value));
      params[`${name}Age`] = format.age(String(value));
    } else if (SHARES.has(name)) {
      params[name] = format.share(Number(value));
    } else {
      params[name] = String(value);
    }
  }
  if (reason.code === 'alarm' && params.name) {
    params.name = format.alarmTitle(params.name);
  }
  const group =
    reason.code === 'at-maximum' && params.since ? 'reasonSince' : 'reason';
  return { group, params };
}
