// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * How many tasks a workload should have, and how many it has.
 *
 * @public
 */
export interface ScalingFacts {
  /** Tasks that should run now. */
  desired: number;
  /** Tasks that run. */
  running: number;
  /** Tasks that are starting. */
  pending: number;
  /**
   * Since when fewer tasks run than should, as far as the source saw;
   * undefined while enough run, or when nobody saw it begin.
   */
  shortSince?: string;
}

/**
 * Limits between which autoscaling moves the desired count.
 *
 * @public
 */
export interface ScalingRange {
  /** Fewest tasks. */
  min: number;
  /** Most tasks. */
  max: number;
  /** What makes it move, by name; none where only a person or a schedule does. */
  policies: ScalingPolicyFacts[];
}

/**
 * A rule by which autoscaling moves the desired count.
 *
 * @public
 */
export interface ScalingPolicyFacts {
  /** Name of the policy, unique for the workload. */
  name: string;
  /** What it follows, for example `ECSServiceAverageCPUUtilization`. */
  metric: string;
  /** Target value in the metric's unit; undefined for step scaling. */
  target?: number;
}

/**
 * One change that autoscaling made or tried to make.
 *
 * @public
 */
export interface ScalingActivity {
  /** Id that AWS gave it. */
  id: string;
  /** When it began. */
  startedAt: string;
  /** When it ended, well or not; undefined while it runs. */
  endedAt?: string;
  /** AWS's own words, for example `Setting desired count to 4.` */
  description: string;
  /** Why, in AWS's own words, with the alarm or schedule that asked for it. */
  cause: string;
  /**
   * As AWS names it, for example `Successful`; see
   * https://docs.aws.amazon.com/autoscaling/application/APIReference/API_ScalingActivity.html
   */
  status: string;
  /** What came of it, in AWS's own words. */
  statusMessage?: string;
}
