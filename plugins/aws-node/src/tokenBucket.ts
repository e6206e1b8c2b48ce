// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * How often something may happen: on average `perSecond`, and up to `burst` at once.
 *
 * @public
 */
export interface Rate {
  perSecond: number;
  burst: number;
}

/** What a bucket holds at a moment. Times are milliseconds of any steady clock. */
export interface BucketState {
  tokens: number;
  at: number;
}

/** A bucket starts full. */
export function fullBucket(rate: Rate, now: number): BucketState {
  return { tokens: rate.burst, at: now };
}

/** The state after the time that went by. A clock that runs backwards adds nothing. */
export function refill(
  state: BucketState,
  rate: Rate,
  now: number,
): BucketState {
  const elapsed = Math.max(0, now - state.at);
  const tokens = Math.min(
    rate.burst,
    state.tokens + (elapsed * rate.perSecond) / 1000,
  );
  return { tokens, at: Math.max(state.at, now) };
}

// Adding fractions many times may leave 0.9999… where a whole token is meant.
const ROUNDING = 1e-9;

/** Takes one token if there is one. */
export function take(state: BucketState): BucketState | undefined {
  return state.tokens >= 1 - ROUNDING
    ? { tokens: Math.max(0, state.tokens - 1), at: state.at }
    : undefined;
}

/** Milliseconds, rounded up, until a refilled bucket has one whole token. */
export function untilNextToken(state: BucketState, rate: Rate): number {
  const missing = 1 - ROUNDING - state.tokens;
  return missing <= 0 ? 0 : Math.ceil((missing * 1000) / rate.perSecond);
}
