// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Service } from '@aws-sdk/client-ecs';
import type { TargetGroup } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { TargetFacts } from '@cabildo/plugin-estate-common';
import type { DataPoint, MetricRequest } from '../client/readMetrics';
import { targetGroupArns } from './serviceKey';
import { targetGroupDimension } from './toAlarms';

/**
 * How many targets of a service are healthy and how many are not; undefined
 * where it has not just one target group, or that has no load balancer.
 *
 * @remarks
 *
 * See "CloudWatch metrics for your Application Load Balancer": the least of
 * `HealthyHostCount` and the most of `UnHealthyHostCount`, so that no zone is
 * better than it says.
 */
export function hostCountRequests(
  service: Service,
  groups: TargetGroup[],
): MetricRequest[] | undefined {
  const [arn, ...others] = targetGroupArns(service);
  const balancer = groups
    .find(group => group.TargetGroupArn === arn)
    ?.LoadBalancerArns?.[0]?.split(':loadbalancer/')[1];
  if (!arn || others.length > 0 || !balancer) {
    return undefined;
  }
  const dimensions = {
    LoadBalancer: balancer,
    TargetGroup: targetGroupDimension(arn),
  };
  const namespace = 'AWS/ApplicationELB';
  return [
    { namespace, dimensions, name: 'HealthyHostCount', statistic: 'Minimum' },
    { namespace, dimensions, name: 'UnHealthyHostCount', statistic: 'Maximum' },
  ];
}

/**
 * Whether the targets of a service are as they were: all healthy, as many as
 * the newest counts say, as many as there are tasks, and no deployment that
 * puts others in their place.
 */
export function isAsBefore(
  service: Service,
  seen: {
    before: TargetFacts[];
    healthy: DataPoint[];
    unhealthy: DataPoint[];
  },
): boolean {
  const { before, healthy, unhealthy } = seen;
  return (
    before.length > 0 &&
    before.every(({ state }) => state === 'healthy') &&
    service.runningCount === before.length &&
    service.desiredCount === before.length &&
    (service.deployments ?? []).length === 1 &&
    newest(healthy) === before.length &&
    newest(unhealthy) === 0
  );
}

function newest(points: DataPoint[]): number | undefined {
  return points[points.length - 1]?.value;
}
