// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Service } from '@aws-sdk/client-ecs';
import type { TargetGroup } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { MetricFacts } from '@cabildo/plugin-estate-common';
import {
  METRIC_PERIOD_SECONDS,
  type DataPoint,
  type MetricRequest,
} from '../client/readMetrics';
import { clusterName, targetGroupArns } from './serviceKey';
import { targetGroupDimension } from './toAlarms';

/** How far back the series goes, in minutes. */
export const SERIES_MINUTES = 30;

// A value that is older says nothing of now.
const CURRENT_MINUTES = 5;

// Load balancers publish a minute up to two minutes after its end.
const LATE_MINUTES = 2;

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
  const newest = (points: DataPoint[] | undefined) =>
    lastOf(within(points ?? [], to, CURRENT_MINUTES))?.value;
  return {
    cpuPercent: newest(series.cpuPercent),
    memoryPercent: newest(series.memoryPercent),
    latencySeconds: newest(series.latencySeconds),
    ...(series.requests
      ? {
          ...requestRate(series.requests, to),
          errorRatio: ratio(
            sumOf(within(series.errors ?? [], to, CURRENT_MINUTES)),
            sumOf(within(series.requests, to, CURRENT_MINUTES)),
          ),
        }
      : {}),
  };
}

/**
 * Requests per second, minute by minute. A load balancer publishes no value
 * for a minute without requests, so a gap is zero; only the last minutes may
 * be missing because they are late.
 */
function requestRate(
  points: DataPoint[],
  to: Date,
): Pick<MetricFacts, 'requestsPerSecond' | 'requestsSeries'> {
  const byMinute = new Map(
    points.map(point => [minuteOf(point.at), point.value]),
  );
  const end = minuteOf(to);
  let last = end - 1;
  while (last > end - 1 - LATE_MINUTES && !byMinute.has(last)) {
    last -= 1;
  }
  const requestsSeries = Array.from(
    { length: SERIES_MINUTES - LATE_MINUTES },
    (_, index) => {
      const minute = last - (SERIES_MINUTES - LATE_MINUTES - 1) + index;
      return (byMinute.get(minute) ?? 0) / METRIC_PERIOD_SECONDS;
    },
  );
  return { requestsPerSecond: lastOf(requestsSeries), requestsSeries };
}

function within(points: DataPoint[], to: Date, minutes: number): DataPoint[] {
  const from = to.getTime() - minutes * METRIC_PERIOD_SECONDS * 1000;
  return points.filter(point => point.at.getTime() >= from);
}

function minuteOf(date: Date): number {
  return Math.floor(date.getTime() / (METRIC_PERIOD_SECONDS * 1000));
}

function sumOf(points: DataPoint[]): number {
  return points.reduce((sum, point) => sum + point.value, 0);
}

function lastOf<T>(items: T[]): T | undefined {
  return items[items.length - 1];
}

function ratio(part: number, whole: number): number | undefined {
  return whole > 0 ? Math.min(1, part / whole) : undefined;
}
