// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { VerdictStatus } from '../verdict';

/**
 * How a measure of a longer time comes from those of shorter ones: the
 * `sum`, the `low`est, the `high`est or the `last` that is known, or the mean
 * of those that are known, weighted by another measure.
 *
 * @public
 */
export type HistoryRule =
  | 'sum'
  | 'low'
  | 'high'
  | 'last'
  | { meanBy: HistoryMeasure };

/**
 * Every measure of a {@link HistoryPoint}.
 *
 * @remarks
 *
 * The statuses and `atMaximum` are minutes; `desired` to `unhealthyTargets` count
 * tasks (of a function, invocations at once) and targets; `requests` and `errors` count answers; `…Minutes` says of how
 * many minutes a mean or a sum knows.
 *
 * @public
 */
export type HistoryMeasure =
  | VerdictStatus
  | 'atMaximum'
  | 'desired'
  | 'desiredLow'
  | 'desiredHigh'
  | 'running'
  | 'runningLow'
  | 'runningHigh'
  | 'min'
  | 'max'
  | 'healthyTargets'
  | 'unhealthyTargets'
  | 'cpuPercent'
  | 'cpuPercentHigh'
  | 'cpuMinutes'
  | 'memoryPercent'
  | 'memoryPercentHigh'
  | 'memoryMinutes'
  | 'requests'
  | 'errors'
  | 'requestsMinutes'
  | 'latencySeconds';

/**
 * How each measure is rolled up; the store and pages go by the same rules.
 *
 * @public
 */
export const historyRules: Readonly<Record<HistoryMeasure, HistoryRule>> = {
  down: 'sum',
  degraded: 'sum',
  unknown: 'sum',
  idle: 'sum',
  healthy: 'sum',
  atMaximum: 'sum',
  desired: 'last',
  desiredLow: 'low',
  desiredHigh: 'high',
  running: 'last',
  runningLow: 'low',
  runningHigh: 'high',
  min: 'last',
  max: 'last',
  healthyTargets: 'last',
  unhealthyTargets: 'last',
  cpuPercent: { meanBy: 'cpuMinutes' },
  cpuPercentHigh: 'high',
  cpuMinutes: 'sum',
  memoryPercent: { meanBy: 'memoryMinutes' },
  memoryPercentHigh: 'high',
  memoryMinutes: 'sum',
  // Sums of answers, so that the share of errors is weighted by requests.
  requests: 'sum',
  errors: 'sum',
  requestsMinutes: 'sum',
  latencySeconds: 'high',
};

/**
 * Every measure, in the order of the store's columns.
 *
 * @public
 */
export const historyMeasures = Object.keys(
  historyRules,
) as readonly HistoryMeasure[];
