// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Service } from '@aws-sdk/client-ecs';
import type { TargetFacts } from '@cabildo/plugin-estate-common';
import { hostCountRequests, isAsBefore } from './toHostCounts';

const arn = 'arn:aws:elasticloadbalancing:us-east-1:1:targetgroup/citas/01';
const group = {
  TargetGroupArn: arn,
  LoadBalancerArns: [
    'arn:aws:elasticloadbalancing:us-east-1:1:loadbalancer/app/public/02',
  ],
};
const service: Service = {
  runningCount: 2,
  desiredCount: 2,
  deployments: [{}],
  loadBalancers: [{ targetGroupArn: arn }],
};
const target: TargetFacts = { id: '10.0.0.1', port: 8080, state: 'healthy' };

describe('hostCountRequests', () => {
  it('should ask for the least healthy and the most unhealthy targets of the group', () => {
    expect(hostCountRequests(service, [group])).toEqual([
      {
        namespace: 'AWS/ApplicationELB',
        name: 'HealthyHostCount',
        statistic: 'Minimum',
        dimensions: {
          LoadBalancer: 'app/public/02',
          TargetGroup: 'targetgroup/citas/01',
        },
      },
      expect.objectContaining({
        name: 'UnHealthyHostCount',
        statistic: 'Maximum',
      }),
    ]);
  });

  it.each<[string, Service, (typeof group)[]]>([
    ['none', { ...service, loadBalancers: [] }, [group]],
    [
      'more than one',
      {
        ...service,
        loadBalancers: [{ targetGroupArn: arn }, { targetGroupArn: 'other' }],
      },
      [group],
    ],
    ['one without a balancer', service, [{ ...group, LoadBalancerArns: [] }]],
    ['one that is gone', service, []],
  ])('should ask for nothing where the target group is %s', (_, of, groups) => {
    expect(hostCountRequests(of, groups)).toBeUndefined();
  });
});

describe('isAsBefore', () => {
  const at = new Date();
  const seen = {
    before: [target, { ...target, id: '10.0.0.2' }],
    healthy: [
      { at, value: 1 },
      { at, value: 2 },
    ],
    unhealthy: [{ at, value: 0 }],
  };

  it('should hold while the counts say the same of as many tasks', () => {
    expect(isAsBefore(service, seen)).toBe(true);
  });

  it.each<[string, Service, Partial<typeof seen>]>([
    ['nothing was known', service, { before: [] }],
    ['a task is gone', { ...service, runningCount: 1 }, {}],
    ['one more is wanted', { ...service, desiredCount: 3 }, {}],
    ['others take their place', { ...service, deployments: [{}, {}] }, {}],
    ['one is healthy no more', service, { healthy: [{ at, value: 1 }] }],
    ['one is unhealthy', service, { unhealthy: [{ at, value: 1 }] }],
    ['nobody counts', service, { healthy: [] }],
    ['nobody counts the unhealthy', service, { unhealthy: [] }],
    [
      'one was unwell',
      service,
      { before: [target, { ...target, state: 'unhealthy' }] },
    ],
  ])('should not hold when %s', (_, of, change) => {
    expect(isAsBefore(of, { ...seen, ...change })).toBe(false);
  });
});
