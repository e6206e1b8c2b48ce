// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { capacityInUse, capacityLimits } from './capacity';
import type { MetricFacts, WorkloadFacts } from './facts';
import type { EstateRow } from './snapshot';
import { trendOf, type RequestTrend } from './trend';
import type { Verdict } from './verdict';
import type { Workload } from './workload';

/**
 * A workload without where it is found: what a table names and filters by.
 *
 * @public
 */
export type WorkloadIdentity = Omit<Workload, 'resource' | 'url'>;

/**
 * How many tasks a workload has; of a function, how many invocations at once.
 *
 * @public
 */
export interface TaskCounts {
  /** Tasks that run. */
  running: number;
  /** Tasks that should run now. */
  desired: number;
  /** Tasks that are starting. */
  pending: number;
}

/**
 * Between which numbers of tasks autoscaling may move, or of invocations at
 * once a function may have.
 *
 * @public
 */
export interface TaskLimits {
  /** Fewest tasks. */
  min: number;
  /** Most tasks. */
  max: number;
}

/**
 * What was measured in the last complete minutes, as numbers of a table.
 *
 * @public
 */
export type Load = Pick<
  MetricFacts,
  | 'requestsPerSecond'
  | 'errorRatio'
  | 'latencySeconds'
  | 'cpuPercent'
  | 'memoryPercent'
>;

/**
 * One workload as a row of the whole estate: what it is, what its facts amount
 * to, and the few numbers that tables show. All that is known of one workload
 * is an {@link EstateRow}.
 *
 * @public
 */
export interface WorkloadSummary {
  /** What it is. */
  workload: WorkloadIdentity;
  /** What its facts amount to. */
  verdict: Verdict;
  /** Oldest observation among the facts that carry the verdict, to the second. */
  observedAt: string;
  /** Entity ref of the catalogue Component, when there is one the reader may see. */
  entityRef?: string;
  /** Undefined when not known. */
  tasks?: TaskCounts;
  /** Undefined when not known; null when nothing scales it, so that there is no maximum. */
  limits?: TaskLimits | null;
  /** Undefined when nothing was measured. Three significant digits. */
  load?: Load;
  /** How its requests moved lately; undefined when that was not measured. */
  trend?: RequestTrend;
  /** When its newest deployment was asked for, to the minute; undefined when not known. */
  deployedAt?: string;
}

/**
 * Reduces a row to what a table of the whole estate shows.
 *
 * @public
 */
export function summarize(row: EstateRow): WorkloadSummary {
  const { workload, facts, verdict, observedAt, entityRef } = row;
  const { resource: _resource, url: _url, ...identity } = workload;
  return defined({
    workload: defined(identity),
    verdict,
    observedAt: toUnit(observedAt, 1000),
    entityRef,
    tasks: capacityInUse(facts),
    limits: capacityLimits(facts),
    load: loadOf(facts),
    trend: trendOf(facts.metrics?.value.requestsSeries),
    deployedAt: deployedAtOf(facts),
  });
}

function loadOf({ metrics }: WorkloadFacts): Load | undefined {
  if (!metrics) {
    return undefined;
  }
  const {
    requestsPerSecond,
    errorRatio,
    latencySeconds,
    cpuPercent,
    memoryPercent,
  } = metrics.value;
  const load = defined({
    requestsPerSecond: threeDigits(requestsPerSecond),
    errorRatio: threeDigits(errorRatio),
    latencySeconds: threeDigits(latencySeconds),
    cpuPercent: threeDigits(cpuPercent),
    memoryPercent: threeDigits(memoryPercent),
  });
  return Object.keys(load).length > 0 ? load : undefined;
}

function deployedAtOf({ deployments }: WorkloadFacts): string | undefined {
  const newest = deployments?.value.find(({ status }) => status === 'PRIMARY');
  return newest && toUnit(newest.createdAt, 60_000);
}

function threeDigits(value: number | undefined): number | undefined {
  return value === undefined ? undefined : Number(value.toPrecision(3));
}

function toUnit(time: string, milliseconds: number): string {
  const at = Date.parse(time);
  return new Date(Math.floor(at / milliseconds) * milliseconds).toISOString();
}

// A member that is undefined is left out, so that what was sent and what it was made from are alike.
function defined<T extends object>(value: T): T {
  return Object.fromEntries(
    Object.entries(value).filter(([, member]) => member !== undefined),
  ) as T;
}
