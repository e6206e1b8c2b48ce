// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Reason } from '../verdict';
import type { Situation } from './situation';

/**
 * Share of invocations from which failures are too many. The stack library's
 * alarm on server errors counts answers, which says nothing where few come; its
 * alarm on answer times allows one in twenty, which is taken here
 * (`workload/alarms.yaml`).
 */
const MOST_FAILING = 0.05;

/** Whether a workload whose load nobody watches over answers, and is asked at all. */
export function metricRule(situation: Situation): Reason[] {
  const metrics = situation.facts.metrics?.value;
  if (!metrics) {
    return [];
  }
  const { requestsSeries, throttleRatio = 0, errorRatio = 0 } = metrics;
  if (!requestsSeries?.length) {
    return [{ code: 'metrics-unknown', status: 'unknown' }];
  }
  const found: Reason[] = [];
  if (throttleRatio > 0) {
    // Whoever waits for the answer gets none, so one refusal is one too many.
    found.push({
      code: 'throttled',
      status: 'degraded',
      params: { ratio: throttleRatio },
    });
  }
  if (errorRatio >= MOST_FAILING) {
    found.push({
      code: 'invocations-failing',
      status: 'degraded',
      params: { ratio: errorRatio },
    });
  }
  if (found.length === 0 && requestsSeries.every(rate => rate === 0)) {
    found.push({
      code: 'not-invoked',
      status: 'idle',
      params: { minutes: requestsSeries.length },
    });
  }
  return found;
}
