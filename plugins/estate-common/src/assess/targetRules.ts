// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { TargetFacts } from '../facts';
import type { Reason } from '../verdict';
import { firstDeployment } from './firstDeployment';
import { sleeps, type Situation } from './situation';

// Targets that are leaving, or that the load balancer does not use, receive
// no request either way.
const inService: ReadonlySet<TargetFacts['state']> = new Set([
  'initial',
  'healthy',
  'unhealthy',
  'unavailable',
]);

/** Whether the load balancer can hand requests to somebody. */
export function targetRule(situation: Situation): Reason[] {
  const desired = situation.facts.scaling?.value.desired;
  const all = situation.facts.targets?.value;
  if (all === undefined || desired === undefined || sleeps(situation)) {
    return [];
  }
  const targets = all.filter(target => inService.has(target.state));
  const healthy = targets.filter(target => target.state === 'healthy');
  const unhealthy = targets.filter(target => target.state === 'unhealthy');
  const unchecked = targets.filter(target => target.state === 'unavailable');
  const params = { healthy: healthy.length, total: targets.length };

  if (unchecked.length > 0 && unhealthy.length === 0) {
    // Health checks are off: nobody knows how these targets are.
    return [{ code: 'targets-unknown', status: 'unknown', params }];
  }
  if (healthy.length === 0) {
    const first =
      unhealthy.length === 0 ? firstDeployment(situation) : undefined;
    if (first) {
      // Without a running task the scaling says it.
      return situation.facts.scaling?.value.running === 0 ? [] : first;
    }
    return [
      {
        code: 'no-healthy-targets',
        status: 'down',
        params,
        detail: wordsOf(unhealthy),
      },
    ];
  }
  if (unhealthy.length > 0) {
    return [
      {
        code: 'unhealthy-targets',
        status: 'degraded',
        params: { ...params, unhealthy: unhealthy.length },
        detail: wordsOf(unhealthy),
      },
    ];
  }
  return [];
}

// Sorted, so that the same targets in another order give the same words.
function wordsOf(unhealthy: TargetFacts[]): string | undefined {
  const [words] = unhealthy
    .map(target => target.description ?? target.reason)
    .filter(text => text !== undefined)
    .sort();
  return words;
}
