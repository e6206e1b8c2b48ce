// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { fargatePrices, type CpuArchitecture } from './fargatePrices';

/**
 * Hours of a month, as AWS reckons it: 365 days by 24 hours in 12 parts.
 *
 * @public
 */
export const HOURS_A_MONTH = 730;

/**
 * What so many tasks on AWS Fargate cost in a month, if they run all the time:
 * US dollars by the list, on demand, without tax, discounts, load balancer,
 * data, logs, and storage beyond the 20 GiB that a task has anyway.
 *
 * @returns undefined where the price is not known
 * @public
 */
export function fargateMonthlyUsd(options: {
  /** Such as `sa-east-1`. */
  region: string;
  architecture: CpuArchitecture;
  /** vCPU of a task. */
  vcpu: number;
  /** GiB of memory of a task. */
  memoryGib: number;
  tasks: number;
}): number | undefined {
  const { region, architecture, vcpu, memoryGib, tasks } = options;
  const price = fargatePrices(region, architecture);
  return (
    price &&
    tasks * HOURS_A_MONTH * (vcpu * price.vcpuHour + memoryGib * price.gibHour)
  );
}
