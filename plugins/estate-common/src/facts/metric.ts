// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Measurements of the last complete minutes.
 *
 * @public
 */
export interface MetricFacts {
  /** Percent of the reserved CPU, 0–100. */
  cpuPercent?: number;
  /** Percent of the reserved memory, 0–100. */
  memoryPercent?: number;
  /** Requests per second over the last minute; of a function, its invocations. */
  requestsPerSecond?: number;
  /** Share of answers with a 5xx status, or of invocations that failed, 0–1. */
  errorRatio?: number;
  /** Seconds; 95th percentile of the answer time, or of how long an invocation took. */
  latencySeconds?: number;
  /** Last values of requests per second, oldest first, one a minute. */
  requestsSeries?: number[];
  /** Of a function: most invocations at once in the last five minutes. */
  concurrency?: number;
  /**
   * Of a function: the same of all together that have no concurrency reserved
   * in its account and Region.
   */
  sharedConcurrency?: number;
  /** Of a function: share of calls refused for want of concurrency in the last five minutes, 0–1. */
  throttleRatio?: number;
}
