// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { secondsBetween } from './assess/situation';
import type { ScopeCoverage, ScopeEvents } from './observation';

/**
 * When something is looked at, and how old it may be.
 *
 * @public
 */
export interface HoldContext {
  /** The moment of looking. */
  now: Date;
  /** How long something holds that is read again each time. */
  staleAfterSeconds: number;
}

/**
 * Whether what happens in a scope is heard. That it was heard is not enough:
 * a listener that is gone does not say so.
 *
 * @public
 */
export function hears(
  events: ScopeEvents | undefined,
  context: HoldContext,
): boolean {
  const { now, staleAfterSeconds } = context;
  return (
    events?.state === 'hearing' &&
    events.heardAt !== undefined &&
    Math.abs(secondsBetween(events.heardAt, now)) <= staleAfterSeconds
  );
}

/**
 * How long what was read of a scope holds. While it hears, it is swept seldom,
 * and what no event tells of is as old as that. Where not all could be read it
 * is swept often again, and nothing may be older for it.
 *
 * @public
 */
export function holdSeconds(
  coverage: Pick<ScopeCoverage, 'events' | 'state'> | undefined,
  context: HoldContext,
): number {
  const { staleAfterSeconds } = context;
  return coverage?.state === 'ok' && hears(coverage.events, context)
    ? staleAfterSeconds + (coverage.events?.sweepEverySeconds ?? 0)
    : staleAfterSeconds;
}
