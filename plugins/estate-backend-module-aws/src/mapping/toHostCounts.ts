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

/** What a load balancer counted, minute by minute, the oldest first. */
export interface HostCounts {
  healthy: DataPoint[];
  unhealthy: DataPoint[];
}

/**
 * Whether all targets of a service are healthy: as many as the newest counts
 * say, as many as there are tasks, and no deployment that puts others in their
 * place.
 */
export function areAllHealthy(service: Service, counts: HostCounts): boolean {
  const { runningCount, desiredCount, deployments = [] } = service;
  return (
    runningCount !== undefined &&
    runningCount > 0 &&
    desiredCount === runningCount &&
    deployments.length === 1 &&
    newest(counts.healthy)?.value === runningCount &&
    newest(counts.unhealthy)?.value === 0
  );
}

/** Whether the targets known before are all healthy ones, as many as there are tasks. */
export function areAllKnown(service: Service, before: TargetFacts[]): boolean {
  return (
    before.length === service.runningCount &&
    before.every(({ state }) => state === 'healthy')
  );
}

/** Whether the counts were made after the last that ECS says of the service. */
export function areLatest(service: Service, counts: HostCounts): boolean {
  const countedAt = newest(counts.healthy)?.at;
  const events = (service.events ?? []).map(({ createdAt }) => createdAt);
  return (
    countedAt !== undefined &&
    events.every(at => at === undefined || at < countedAt)
  );
}

function newest(points: DataPoint[]): DataPoint | undefined {
  return points[points.length - 1];
}
