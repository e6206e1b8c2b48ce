// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { WorkloadFacts } from '../facts';
import type { Reason } from '../verdict';
import type { Situation } from './situation';

/**
 * Whether autoscaling can add nothing more. A workload of fixed size (minimum
 * equals maximum) is never "at its maximum": it has no room by intention.
 */
export function isAtMaximum(
  facts: Pick<WorkloadFacts, 'scaling' | 'range'>,
): boolean {
  const range = facts.range?.value;
  const desired = facts.scaling?.value.desired;
  return (
    range !== undefined &&
    desired !== undefined &&
    range.max > range.min &&
    desired >= range.max
  );
}

/** How many more tasks may start; undefined when that is unknown or unlimited. */
export function headroomTasks(
  facts: Pick<WorkloadFacts, 'scaling' | 'range'>,
): number | undefined {
  const range = facts.range?.value;
  const desired = facts.scaling?.value.desired;
  return range === undefined || desired === undefined
    ? undefined
    : Math.max(0, range.max - desired);
}

/** At its maximum: it cannot answer more load with more tasks. */
export function rangeRule(situation: Situation): Reason[] {
  const { scaling, range, alarms } = situation.facts;
  if (!isAtMaximum(situation.facts) || !scaling || !range?.value) {
    return [];
  }
  const alarm = alarms?.value.find(
    candidate => candidate.about === 'capacity' && candidate.state === 'ALARM',
  );
  return [
    {
      code: 'at-maximum',
      status: 'degraded',
      params: {
        desired: scaling.value.desired,
        max: range.value.max,
        ...(alarm ? { since: alarm.since } : {}),
      },
    },
  ];
}
