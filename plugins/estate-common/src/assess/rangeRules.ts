// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  capacityLimits,
  countedAgainstMaximum,
  type Capacity,
} from '../capacity';
import type { Reason } from '../verdict';
import type { Situation } from './situation';

/**
 * Whether nothing more can be added. A workload of fixed size (minimum equals
 * maximum) is never "at its maximum": it has no room by intention.
 */
export function isAtMaximum(facts: Capacity): boolean {
  const limits = capacityLimits(facts);
  const inUse = countedAgainstMaximum(facts);
  return (
    !!limits &&
    inUse !== undefined &&
    limits.max > limits.min &&
    inUse >= limits.max
  );
}

/** How many more tasks may start, or invocations run; undefined when that is unknown or unlimited. */
export function headroomTasks(facts: Capacity): number | undefined {
  const limits = capacityLimits(facts);
  const inUse = countedAgainstMaximum(facts);
  return limits && inUse !== undefined
    ? Math.max(0, limits.max - inUse)
    : undefined;
}

/** At its maximum: it cannot answer more load with more tasks, or at once. */
export function rangeRule(situation: Situation): Reason[] {
  const { concurrency, metrics, alarms } = situation.facts;
  const limits = capacityLimits(situation.facts);
  const inUse = countedAgainstMaximum(situation.facts);
  if (!isAtMaximum(situation.facts) || !limits || inUse === undefined) {
    return [];
  }
  if (concurrency) {
    // That calls are refused says it already, and what comes of it.
    return metrics?.value.throttleRatio
      ? []
      : [
          {
            code: 'at-concurrency-limit',
            status: 'degraded',
            params: { inUse, max: limits.max },
          },
        ];
  }
  const alarm = alarms?.value.find(
    candidate => candidate.about === 'capacity' && candidate.state === 'ALARM',
  );
  return [
    {
      code: 'at-maximum',
      status: 'degraded',
      params: {
        desired: inUse,
        max: limits.max,
        ...(alarm ? { since: alarm.since } : {}),
      },
    },
  ];
}
