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
  /** Requests per second over the last minute. */
  requestsPerSecond?: number;
  /** Share of answers with a 5xx status, 0–1. */
  errorRatio?: number;
  /** Seconds; 95th percentile of the answer time. */
  latencySeconds?: number;
  /** Last values of requests per second, oldest first, one a minute. */
  requestsSeries?: number[];
}
