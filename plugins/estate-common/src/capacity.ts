// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { WorkloadFacts } from './facts';
import type { TaskCounts, TaskLimits } from './summary';

/** The facts that say how much of its room a workload uses. */
export type Capacity = Pick<
  WorkloadFacts,
  'scaling' | 'range' | 'concurrency' | 'metrics'
>;

/**
 * What a workload has: tasks, or the invocations that a function answers at
 * once, for each of which Lambda holds one execution environment. Undefined
 * when not known.
 *
 * @public
 */
export function capacityInUse({
  scaling,
  metrics,
}: Pick<WorkloadFacts, 'scaling' | 'metrics'>): TaskCounts | undefined {
  if (scaling) {
    const { running, desired, pending } = scaling.value;
    return { running, desired, pending };
  }
  const concurrency = metrics?.value.concurrency;
  return concurrency === undefined
    ? undefined
    : { running: concurrency, desired: concurrency, pending: 0 };
}

/**
 * What a workload may have, of what {@link capacityInUse} counts: undefined
 * when not known, null when nothing scales it, so that there is no maximum.
 *
 * @public
 */
export function capacityLimits({
  range,
  concurrency,
}: Pick<WorkloadFacts, 'range' | 'concurrency'>):
  | TaskLimits
  | null
  | undefined {
  if (concurrency) {
    const { reserved, accountUnreserved } = concurrency.value;
    return { min: 0, max: reserved ?? accountUnreserved };
  }
  if (!range) {
    return undefined;
  }
  return range.value ? { min: range.value.min, max: range.value.max } : null;
}

/**
 * What counts against the maximum of a workload: its own, or that of all
 * functions that share a maximum with it.
 */
export function countedAgainstMaximum(facts: Capacity): number | undefined {
  const own = capacityInUse(facts)?.desired;
  const { concurrency, metrics } = facts;
  const isShared = concurrency && concurrency.value.reserved === undefined;
  return own !== undefined && isShared
    ? Math.max(own, metrics?.value.sharedConcurrency ?? 0)
    : own;
}
