// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * What a workload's facts amount to.
 *
 * @remarks
 *
 * From worst to best: `down`, `degraded`, `unknown`, `idle`, `healthy`. `idle`
 * means zero tasks on purpose, or a function that nobody invoked lately.
 * `unknown` is never well.
 *
 * @public
 */
export type VerdictStatus =
  | 'down'
  | 'degraded'
  | 'unknown'
  | 'idle'
  | 'healthy';

/**
 * Every status, the worst first.
 *
 * @public
 */
export const verdictStatuses: readonly VerdictStatus[] = [
  'down',
  'degraded',
  'unknown',
  'idle',
  'healthy',
];

/**
 * Why a verdict is as it is. Codes are stable; pages turn them into words with
 * `params` through their translations.
 *
 * @public
 */
export type ReasonCode =
  | 'no-facts'
  | 'stale-facts'
  | 'source-failed'
  | 'portal-silent'
  | 'no-running-tasks'
  | 'fewer-tasks-than-desired'
  | 'no-healthy-targets'
  | 'unhealthy-targets'
  | 'targets-unknown'
  | 'deployment-failed'
  | 'deployment-in-progress'
  | 'first-deployment'
  | 'deployments-unknown'
  | 'tasks-failing'
  | 'alarm'
  | 'alarms-unknown'
  | 'at-maximum'
  | 'at-concurrency-limit'
  | 'range-unknown'
  | 'concurrency-unknown'
  | 'throttled'
  | 'invocations-failing'
  | 'metrics-unknown'
  | 'not-invoked'
  | 'certificate-expiring'
  | 'certificate-invalid'
  | 'certificate-unknown'
  | 'pipeline-failed'
  | 'approval-waiting'
  | 'zero-on-purpose'
  | 'all-well';

/**
 * Something that speaks for a status.
 *
 * @public
 */
export interface Reason {
  /** What it is, for pages to put into words. */
  code: ReasonCode;
  /** The status this reason argues for. */
  status: VerdictStatus;
  /** Values named in the sentence, for example `{ running: 1, desired: 4 }`. */
  params?: Record<string, string | number>;
  /** The source's own words, shown as they are. */
  detail?: string;
}

/**
 * What a workload's facts amount to, and why.
 *
 * @public
 */
export interface Verdict {
  /** That of the most severe reason. */
  status: VerdictStatus;
  /** Most severe first; never empty. */
  reasons: Reason[];
  /** At its maximum of tasks, or of invocations at once, now. */
  atMaximum: boolean;
  /**
   * How many more tasks may start, or how many more invocations may run at
   * once: maximum − what counts against it; undefined when the range is unknown.
   */
  headroomTasks?: number;
  /** Whether a person of the owning department or the platform has something to do. */
  needsAttention: boolean;
}
