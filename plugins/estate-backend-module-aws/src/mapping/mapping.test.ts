// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { mockAwsService } from '@cabildo/plugin-aws-node/testUtils';
import { chooseCertificate } from './toCertificate';
import { toActivities, toRange } from './toRange';
import { toAlarms } from './toAlarms';
import { toPipeline } from './toPipeline';
import { toTargets } from './toTargets';

const service = {
  serviceName: 'citas',
  clusterArn: 'arn:aws:ecs:us-east-1:120000000003:cluster/cabildo-dev',
};

describe('toAlarms', () => {
  const dimensions = (cluster: string, name: string) => [
    { Name: 'ClusterName', Value: cluster },
    { Name: 'ServiceName', Value: name },
  ];

  it('should find the alarms of a service, also those on expressions, and no one else’s', () => {
    const alarms = toAlarms(service, [
      {
        AlarmName: 'cabildo-citas-dev-ratio',
        StateValue: 'ALARM',
        Metrics: [
          {
            Id: 'a',
            MetricStat: {
              Period: 60,
              Stat: 'Sum',
              Metric: { Dimensions: dimensions('cabildo-dev', 'citas') },
            },
          },
        ],
      },
      {
        AlarmName: 'cabildo-citas-dev-at-maximum',
        Dimensions: dimensions('cabildo-dev', 'citas'),
      },
      {
        AlarmName: 'cabildo-citas-prod-latency',
        Dimensions: dimensions('cabildo-prod', 'citas'),
      },
      {
        AlarmName: 'cabildo-citas-web-dev-latency',
        Dimensions: dimensions('cabildo-dev', 'citas-web'),
      },
    ]);
    expect(alarms).toMatchObject([
      {
        name: 'cabildo-citas-dev-at-maximum',
        state: 'INSUFFICIENT_DATA',
        about: 'capacity',
      },
      { name: 'cabildo-citas-dev-ratio', state: 'ALARM', about: 'health' },
    ]);
  });
});

describe('toRange', () => {
  it('should take the range of the desired count only, and of this service only', () => {
    const target = {
      ServiceNamespace: 'ecs',
      ResourceId: 'service/cabildo-dev/citas',
      ScalableDimension: 'ecs:service:DesiredCount',
      RoleARN: '',
      CreationTime: new Date(),
    } as const;
    const targets = [
      {
        ...target,
        ResourceId: 'service/cabildo-dev/citas-web',
        MinCapacity: 9,
        MaxCapacity: 9,
      },
      { ...target, MinCapacity: 0, MaxCapacity: 0 },
    ];
    expect(toRange('cabildo-dev/citas', targets, [])).toEqual({
      min: 0,
      max: 0,
      policies: [],
    });
    expect(toRange('cabildo-prod/citas', targets, [])).toBeUndefined();
  });
});

describe('toActivities', () => {
  it('should put what is new before what was known, and keep twenty', () => {
    const known = Array.from({ length: 20 }, (_, index) => ({
      id: `known-${index}`,
      startedAt: new Date(2026, 0, 1, 0, 60 - index).toISOString(),
      description: '',
      cause: '',
      status: 'Successful',
    }));
    const activities = toActivities(
      'cabildo-dev/citas',
      [
        {
          ActivityId: 'new',
          ServiceNamespace: 'ecs',
          ResourceId: 'service/cabildo-dev/citas',
          ScalableDimension: 'ecs:service:DesiredCount',
          Description: 'Setting desired count to 4.',
          Cause: 'monitor alarm',
          StartTime: new Date(2026, 0, 2),
          StatusCode: 'InProgress',
        },
        {
          ActivityId: 'other',
          ServiceNamespace: 'ecs',
          ResourceId: 'service/cabildo-dev/citas-web',
          ScalableDimension: 'ecs:service:DesiredCount',
          Description: '',
          Cause: '',
          StartTime: new Date(2026, 0, 3),
          StatusCode: 'Successful',
        },
      ],
      known,
    );
    expect(activities).toHaveLength(20);
    expect(activities.slice(0, 2).map(({ id }) => id)).toEqual([
      'new',
      'known-0',
    ]);
  });
});

describe('toTargets', () => {
  it('should take a state that nobody knows for not checked', () => {
    const states = ['unhealthy.draining', 'sleeping', undefined, 'initial'];
    expect(
      toTargets(
        states.map((State, index) => ({
          Target: { Id: `10.0.0.${index}`, Port: 8080 },
          TargetHealth: { State: State as 'initial' },
        })),
      ).map(target => target.state),
    ).toEqual(['draining', 'unavailable', 'unavailable', 'initial']);
  });
});

describe('chooseCertificate', () => {
  const domain = 'citas.health.gob.localhost';

  it('should take the one in use and issued before one that waits, and the own name before a wildcard', () => {
    const certificates = [
      {
        CertificateArn: 'wildcard',
        DomainName: '*.health.gob.localhost',
        Status: 'ISSUED',
        InUse: true,
      },
      {
        CertificateArn: 'waits',
        DomainName: domain,
        Status: 'PENDING_VALIDATION',
      },
      {
        CertificateArn: 'unused',
        DomainName: domain,
        Status: 'ISSUED',
        InUse: false,
      },
      {
        CertificateArn: 'used',
        DomainName: domain,
        Status: 'ISSUED',
        InUse: true,
      },
      {
        CertificateArn: 'other',
        DomainName: 'vacunas.health.gob.localhost',
        Status: 'ISSUED',
      },
    ] as const;
    expect(chooseCertificate(domain, [...certificates])?.CertificateArn).toBe(
      'used',
    );
    expect(
      chooseCertificate(domain, [certificates[0], certificates[4]])
        ?.CertificateArn,
    ).toBe('wildcard');
    expect(chooseCertificate(domain, [certificates[4]])).toBeUndefined();
  });
});

describe('toPipeline', () => {
  const environment = mockAwsService().environment('health-dev');
  const stage = (stageName: string, status?: string, token?: string) => ({
    stageName,
    latestExecution: status
      ? { pipelineExecutionId: 'e', status: status as 'Failed' }
      : undefined,
    actionStates: [
      {
        actionName: stageName,
        latestExecution: status
          ? {
              status: status as 'Failed',
              token,
              errorDetails: { message: 'Build terminated with state: FAILED' },
            }
          : undefined,
      },
    ],
  });

  it.each([
    [['Succeeded', 'Succeeded'], 'Succeeded'],
    [['Succeeded', 'Failed', 'Succeeded'], 'Failed'],
    [['Succeeded', 'InProgress', 'Failed'], 'InProgress'],
    [['Succeeded', 'Stopped'], 'Stopped'],
    [[undefined, undefined], 'Unknown'],
  ])('should sum up stages %p as %s', (statuses, status) => {
    const stageStates = statuses.map((of, index) => stage(`s${index}`, of));
    expect(toPipeline({ stageStates }, environment).status).toBe(status);
  });

  it('should hand on the token of an open approval only', () => {
    const { stages } = toPipeline(
      {
        stageStates: [
          stage('open', 'InProgress', 'token-1'),
          stage('answered', 'Succeeded', 'token-0'),
          stage('Build', 'Failed'),
        ],
      },
      environment,
    );
    expect(
      stages.flatMap(({ actions }) => actions.map(of => of.approvalToken)),
    ).toEqual(['token-1', undefined, undefined]);
    expect(stages[2].actions[0].error).toBe(
      'Build terminated with state: FAILED',
    );
  });
});
