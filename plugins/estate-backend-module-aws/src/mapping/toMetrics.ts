// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Service } from '@aws-sdk/client-ecs';
import type { TargetGroup } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { MetricFacts } from '@cabildo/plugin-estate-common';
import type { DataPoint, MetricRequest } from '../client/readMetrics';
import { newest, ratio, recentSum, requestRate } from './recentValues';
import { clusterName, targetGroupArns } from './serviceKey';
import { targetGroupDimension } from './toAlarms';

/** Names of the metrics of one workload, in the order they are asked for. */
export interface WorkloadMetricRequests {
  cpuPercent: MetricRequest;
  memoryPercent: MetricRequest;
  requests?: MetricRequest;
  errors?: MetricRequest;
  latencySeconds?: MetricRequest;
}

/** What was measured, by the same names; nothing where nothing was asked for. */
export type WorkloadMetricSeries = Partial<
  Record<keyof WorkloadMetricRequests, DataPoint[]>
>;

/** What is to be asked of CloudWatch about a service. */
export function metricRequests(
  service: Service,
  targetGroups: TargetGroup[],
): WorkloadMetricRequests {
  const ofService = (name: string): MetricRequest => ({
    namespace: 'AWS/ECS',
    name,
    statistic: 'Average',
    dimensions: {
      ClusterName: clusterName(service),
      ServiceName: service.serviceName ?? '',
    },
  });
  const requests: WorkloadMetricRequests = {
    cpuPercent: ofService('CPUUtilization'),
    memoryPercent: ofService('MemoryUtilization'),
  };

  // Metrics of a target group are kept together with those of its balancer.
  const [groupArn] = targetGroupArns(service);
  const balancerArn = targetGroups.find(
    group => group.TargetGroupArn === groupArn,
  )?.LoadBalancerArns?.[0];
  if (!groupArn || !balancerArn) {
    return requests;
  }
  const ofGroup = (name: string, statistic: string): MetricRequest => ({
    namespace: 'AWS/ApplicationELB',
    name,
    statistic,
    dimensions: {
      LoadBalancer: balancerArn.split(':loadbalancer/')[1] ?? '',
      TargetGroup: targetGroupDimension(groupArn),
    },
  });
  return {
    ...requests,
    requests: ofGroup('RequestCount', 'Sum'),
    errors: ofGroup('HTTPCode_Target_5XX_Count', 'Sum'),
    latencySeconds: ofGroup('TargetResponseTime', 'p95'),
  };
}

/**
 * The measurements of a workload.
 *
 * @param to - end of the last complete minute
 */
export function toMetrics(series: WorkloadMetricSeries, to: Date): MetricFacts {
  return {
    cpuPercent: newest(series.cpuPercent, to),
    memoryPercent: newest(series.memoryPercent, to),
    latencySeconds: newest(series.latencySeconds, to),
    ...(series.requests
      ? {
          ...requestRate(series.requests, to),
          errorRatio: ratio(
            recentSum(series.errors, to),
            recentSum(series.requests, to),
          ),
        }
      : {}),
  };
}
