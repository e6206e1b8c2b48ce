// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * An alarm that watches over a workload.
 *
 * @public
 */
export interface AlarmFacts {
  /** Name of the alarm, unique in its account and Region. */
  name: string;
  /** `INSUFFICIENT_DATA` says nothing, neither good nor bad. */
  state: 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';
  /** Why it is in this state, in CloudWatch's words. */
  reason: string;
  /** When it came into this state. */
  since: string;
  /** What it is for, as whoever made it wrote. */
  description?: string;
  /**
   * What it watches over: whether the workload serves well, or how much room
   * it has. Undefined counts as `health`.
   */
  about?: 'health' | 'capacity';
}
