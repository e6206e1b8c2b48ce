// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { hears, type HoldContext } from '@cabildo/plugin-estate-common';
import type { EstateSource } from '@cabildo/plugin-estate-node';
import type { StoredCoverage } from '../store/types';

/**
 * Whether a scope is to be swept now. One whose events are heard is not asked
 * in vain; one that was not read in full, or not since it is heard, is.
 */
export function isDue(
  source: Pick<EstateSource, 'kinds'>,
  stored: StoredCoverage | undefined,
  context: HoldContext,
): boolean {
  const { coverage, confirmedAt = {} } = stored ?? {};
  const events = coverage?.events;
  if (
    !coverage ||
    !events ||
    coverage.state !== 'ok' ||
    !hears(events, context) ||
    source.kinds.some(kind => confirmedAt[kind] === undefined)
  ) {
    return true;
  }
  const readAt = Date.parse(coverage.attemptedAt);
  return (
    readAt < Date.parse(events.since) ||
    context.now.getTime() - readAt >= events.sweepEverySeconds * 1000
  );
}
