// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { capacityInUse, capacityLimits } from '../capacity';
import type { WorkloadFacts } from '../facts';
import { verdictStatuses, type Verdict, type VerdictStatus } from '../verdict';
import type { HistoryPoint } from './HistoryPoint';

/**
 * The point of the minute in which a workload was read once.
 *
 * @param facts - what that reading brought; what it did not bring is not known of that minute
 * @param verdict - what a reader was told then
 * @public
 */
export function pointOf(
  facts: Partial<WorkloadFacts>,
  verdict: Pick<Verdict, 'status' | 'atMaximum'>,
): HistoryPoint {
  const inUse = capacityInUse(facts);
  const limits = capacityLimits(facts);
  const targets = facts.targets?.value;
  const metrics = facts.metrics?.value;
  const inState = (state: string) =>
    targets?.filter(target => target.state === state).length ?? null;
  const minuteOf = (value: number | undefined) =>
    value === undefined ? null : 1;
  const statuses = Object.fromEntries(
    verdictStatuses.map(status => [status, Number(status === verdict.status)]),
  ) as Record<VerdictStatus, number>;
  const requests = perMinute(metrics?.requestsPerSecond);
  return {
    ...statuses,
    atMaximum: Number(verdict.atMaximum),
    desired: inUse?.desired ?? null,
    desiredLow: inUse?.desired ?? null,
    desiredHigh: inUse?.desired ?? null,
    running: inUse?.running ?? null,
    runningLow: inUse?.running ?? null,
    runningHigh: inUse?.running ?? null,
    min: limits?.min ?? null,
    max: limits?.max ?? null,
    healthyTargets: inState('healthy'),
    unhealthyTargets: inState('unhealthy'),
    cpuPercent: metrics?.cpuPercent ?? null,
    cpuPercentHigh: metrics?.cpuPercent ?? null,
    cpuMinutes: minuteOf(metrics?.cpuPercent),
    memoryPercent: metrics?.memoryPercent ?? null,
    memoryPercentHigh: metrics?.memoryPercent ?? null,
    memoryMinutes: minuteOf(metrics?.memoryPercent),
    requests,
    errors: errorsOf(requests, metrics?.errorRatio),
    requestsMinutes: minuteOf(metrics?.requestsPerSecond),
    latencySeconds: metrics?.latencySeconds ?? null,
  };
}

function perMinute(perSecond: number | undefined): number | null {
  return perSecond === undefined ? null : perSecond * 60;
}

function errorsOf(
  requests: number | null,
  ratio: number | undefined,
): number | null {
  return requests === null || ratio === undefined ? null : requests * ratio;
}
