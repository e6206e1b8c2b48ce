// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { TargetHealthDescription } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { TargetFacts } from '@cabildo/plugin-estate-common';

const STATES: ReadonlySet<string> = new Set<TargetFacts['state']>([
  'initial',
  'healthy',
  'unhealthy',
  'unused',
  'draining',
  'unavailable',
]);

/** The targets of a workload, in a steady order. */
export function toTargets(
  descriptions: TargetHealthDescription[],
): TargetFacts[] {
  return descriptions
    .map(({ Target, TargetHealth }) => ({
      id: Target?.Id ?? '',
      port: Target?.Port ?? 0,
      zone: Target?.AvailabilityZone,
      state: stateOf(TargetHealth?.State),
      reason: TargetHealth?.Reason,
      description: TargetHealth?.Description,
    }))
    .sort((a, b) => compare(a.id, b.id) || a.port - b.port);
}

// `unhealthy.draining` and whatever else AWS adds: leaving counts as leaving,
// and a state nobody here knows as not checked.
function stateOf(state: string | undefined): TargetFacts['state'] {
  if (state && STATES.has(state)) {
    return state as TargetFacts['state'];
  }
  return state?.includes('draining') ? 'draining' : 'unavailable';
}

function compare(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
