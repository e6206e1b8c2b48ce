// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { DataPoint } from '../client/readMetrics';
import { metricRequests, toMetrics } from './toMetrics';

const to = new Date('2026-10-01T12:00:00Z');
const point = (minutesAgo: number, value: number): DataPoint => ({
  at: new Date(to.getTime() - minutesAgo * 60_000),
  value,
});

const service = {
  serviceName: 'citas',
  clusterArn: 'arn:aws:ecs:us-east-1:120000000003:cluster/cabildo-dev',
  loadBalancers: [
    {
      targetGroupArn:
        'arn:aws:elasticloadbalancing:us-east-1:1:targetgroup/citas/0123',
    },
  ],
};

describe('toMetrics', () => {
  it('should take the newest value, and none that is old', () => {
    expect(
      toMetrics(
        {
          cpuPercent: [point(2, 40), point(1, 55)],
          memoryPercent: [point(6, 70)],
        },
        to,
      ),
    ).toEqual({ cpuPercent: 55 });
  });

  it('should take a minute without requests for zero, but not one that is late', () => {
    const { requestsPerSecond, requestsSeries } = toMetrics(
      {
        cpuPercent: [],
        memoryPercent: [],
        requests: [point(5, 600), point(3, 120)],
      },
      to,
    );
    expect(requestsPerSecond).toBe(2);
    expect(requestsSeries).toHaveLength(28);
    expect(requestsSeries?.slice(-3)).toEqual([10, 0, 2]);
  });

  it('should say zero when the load balancer has been silent for long', () => {
    expect(
      toMetrics(
        { cpuPercent: [], memoryPercent: [], requests: [point(9, 600)] },
        to,
      ).requestsPerSecond,
    ).toBe(0);
  });

  it('should know no share of errors where there were no requests', () => {
    const quiet = { cpuPercent: [], memoryPercent: [], requests: [] };
    expect(toMetrics(quiet, to).errorRatio).toBeUndefined();
    expect(
      toMetrics(
        { ...quiet, requests: [point(1, 100)], errors: [point(1, 5)] },
        to,
      ).errorRatio,
    ).toBe(0.05);
  });

  it('should say nothing of requests where no load balancer is', () => {
    expect(
      toMetrics({ cpuPercent: [], memoryPercent: [] }, to),
    ).not.toHaveProperty('requestsPerSecond');
  });
});

describe('metricRequests', () => {
  it('should name a target group together with its load balancer', () => {
    const requests = metricRequests(service, [
      {
        TargetGroupArn: service.loadBalancers[0].targetGroupArn,
        LoadBalancerArns: [
          'arn:aws:elasticloadbalancing:us-east-1:1:loadbalancer/app/public/4567',
        ],
      },
    ]);
    expect(requests.latencySeconds).toEqual({
      namespace: 'AWS/ApplicationELB',
      name: 'TargetResponseTime',
      statistic: 'p95',
      dimensions: {
        LoadBalancer: 'app/public/4567',
        TargetGroup: 'targetgroup/citas/0123',
      },
    });
  });

  it('should ask only for what the service itself measures while no load balancer uses its target group', () => {
    expect(Object.keys(metricRequests(service, []))).toEqual([
      'cpuPercent',
      'memoryPercent',
    ]);
  });
});
