// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * One target of a workload behind its load balancer.
 *
 * @public
 */
export interface TargetFacts {
  /** Address of the task, or the id of what stands there. */
  id: string;
  /** Port that the load balancer sends to. */
  port: number;
  /** Availability Zone it stands in. */
  zone?: string;
  /**
   * As the load balancer sees it; a state that is not known here counts as
   * `unavailable`. See
   * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
   */
  state:
    | 'initial'
    | 'healthy'
    | 'unhealthy'
    | 'unused'
    | 'draining'
    | 'unavailable';
  /** Code of why it is not healthy, for example `Target.ResponseCodeMismatch`. */
  reason?: string;
  /** The same in the load balancer's own words. */
  description?: string;
}
