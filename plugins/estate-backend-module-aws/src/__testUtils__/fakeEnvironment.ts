// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { FakeOperation } from './FakeAws';

const REGION = 'us-east-1';
const AN_HOUR_AGO = new Date(Math.floor(Date.now() / 60_000 - 60) * 60_000);

/** The services of one account and how AWS cuts what it says into pages. */
export interface FakeEnvironmentOptions {
  /** Names of the services of the cluster `cabildo-dev`. */
  names: string[];
  /** Changes what AWS says of a service. */
  change?: (name: string) => object;
  /** Whether listings hold everything twice. */
  repeating?: boolean;
}

/** What AWS says of an account whose services stand as the stack library makes them. */
export function fakeEnvironment(
  options: FakeEnvironmentOptions,
): Record<string, FakeOperation> {
  const { names, change = () => ({}), repeating = false } = options;
  const listed = repeating ? names.flatMap(name => [name, name]) : names;
  const account = '120000000003';
  const arn = (service: string, resource: string) =>
    `arn:aws:${service}:${REGION}:${account}:${resource}`;
  const clusterArn = arn('ecs', 'cluster/cabildo-dev');
  const serviceArn = (name: string) =>
    arn('ecs', `service/cabildo-dev/${name}`);
  const groupName = (name: string) => `targetgroup/${name}/0123`;
  const groupArn = (name: string) =>
    arn('elasticloadbalancing', groupName(name));
  const balancer = 'app/cabildo-dev-public/4567';

  const service = (name: string) => ({
    serviceArn: serviceArn(name),
    serviceName: name,
    clusterArn,
    status: 'ACTIVE',
    desiredCount: 2,
    runningCount: 2,
    pendingCount: 0,
    loadBalancers: [
      {
        targetGroupArn: groupArn(name),
        containerName: 'app',
        containerPort: 8080,
      },
    ],
    deployments: [
      {
        id: 'ecs-svc/1',
        status: 'PRIMARY',
        taskDefinition: arn('ecs', `task-definition/cabildo-${name}-dev:1`),
        desiredCount: 2,
        runningCount: 2,
        failedTasks: 0,
        rolloutState: 'COMPLETED',
        rolloutStateReason: 'ECS deployment ecs-svc/1 completed.',
        createdAt: AN_HOUR_AGO,
        updatedAt: AN_HOUR_AGO,
      },
    ],
    events: [
      {
        id: 'event-1',
        createdAt: AN_HOUR_AGO,
        message: `(service ${name}) has reached a steady state.`,
      },
    ],
    tags: [
      { key: 'cabildo:service', value: name },
      { key: 'cabildo:owner', value: 'health-appointments' },
      { key: 'cabildo:system', value: 'appointments' },
      { key: 'cabildo:tier', value: 'tier-1' },
      { key: 'cabildo:library-version', value: '1.0.0' },
      // Who deploys could write another one.
      { key: 'cabildo:department', value: 'treasury' },
    ],
    ...change(name),
  });

  const nameIn = (text: string) =>
    names.find(name => text.split(/[/:-]/).join('/').endsWith(name)) ??
    names.find(name => text.includes(`/${name}`)) ??
    '';

  return {
    ListServices: ({ nextToken, maxResults }) => {
      const { items, next } = page(listed, nextToken, maxResults);
      return { serviceArns: items.map(serviceArn), nextToken: next };
    },
    DescribeServices: ({ services }) => ({
      services: services
        .map((of: string) => of.split('/').pop()!)
        .filter((name: string) => names.includes(name))
        .map(service),
    }),
    DescribeTaskDefinition: ({ taskDefinition }) => ({
      taskDefinition: {
        taskDefinitionArn: taskDefinition,
        containerDefinitions: [
          { name: 'app', image: `registry/${taskDefinition.split('/').pop()}` },
        ],
      },
    }),
    ListTasks: ({ serviceName }) => ({
      taskArns: [arn('ecs', `task/cabildo-dev/${serviceName}-stopped`)],
    }),
    DescribeTasks: ({ tasks }) => ({
      tasks: tasks.map((taskArn: string) => ({
        taskArn,
        stoppedAt: AN_HOUR_AGO,
        stoppedReason: 'Essential container in task exited',
        containers: [{ name: 'app', exitCode: 137, reason: 'OutOfMemory' }],
      })),
    }),
    DescribeTargetGroups: () => ({
      TargetGroups: names.map(name => ({
        TargetGroupArn: groupArn(name),
        LoadBalancerArns: [
          arn('elasticloadbalancing', `loadbalancer/${balancer}`),
        ],
      })),
    }),
    DescribeTargetHealth: () => ({
      TargetHealthDescriptions: ['10.0.0.2', '10.0.0.1'].map(Id => ({
        Target: { Id, Port: 8080, AvailabilityZone: 'us-east-1a' },
        TargetHealth: { State: 'healthy' },
      })),
    }),
    DescribeScalableTargets: ({ NextToken, MaxResults }) => {
      const { items, next } = page(listed, NextToken, Math.min(MaxResults, 50));
      return {
        ScalableTargets: items.map(name => ({
          ServiceNamespace: 'ecs',
          ResourceId: `service/cabildo-dev/${name}`,
          ScalableDimension: 'ecs:service:DesiredCount',
          MinCapacity: 1,
          MaxCapacity: 4,
          RoleARN: 'role',
          CreationTime: AN_HOUR_AGO,
        })),
        NextToken: next,
      };
    },
    DescribeScalingPolicies: ({ NextToken, MaxResults }) => {
      const { items, next } = page(listed, NextToken, Math.min(MaxResults, 10));
      return {
        ScalingPolicies: items.map(name => ({
          PolicyARN: `policy-${name}`,
          PolicyName: 'cpu',
          PolicyType: 'TargetTrackingScaling',
          ServiceNamespace: 'ecs',
          ResourceId: `service/cabildo-dev/${name}`,
          ScalableDimension: 'ecs:service:DesiredCount',
          CreationTime: AN_HOUR_AGO,
          TargetTrackingScalingPolicyConfiguration: {
            TargetValue: 60,
            PredefinedMetricSpecification: {
              PredefinedMetricType: 'ECSServiceAverageCPUUtilization',
            },
          },
        })),
        NextToken: next,
      };
    },
    DescribeScalingActivities: ({ ResourceId, NextToken, MaxResults }) => {
      const asked = listed.filter(
        name => !ResourceId || ResourceId === `service/cabildo-dev/${name}`,
      );
      const { items, next } = page(asked, NextToken, MaxResults);
      return {
        ScalingActivities: items.map(name => ({
          ActivityId: `activity-${name}`,
          ServiceNamespace: 'ecs',
          ResourceId: `service/cabildo-dev/${name}`,
          ScalableDimension: 'ecs:service:DesiredCount',
          Description: 'Setting desired count to 2.',
          Cause: 'monitor alarm a in state ALARM triggered policy cpu',
          StartTime: AN_HOUR_AGO,
          EndTime: AN_HOUR_AGO,
          StatusCode: 'Successful',
          StatusMessage: 'Successfully set desired count to 2.',
        })),
        NextToken: next,
      };
    },
    DescribeAlarms: ({ AlarmNamePrefix, NextToken, MaxRecords }) => {
      const all = listed.flatMap(name => [
        {
          AlarmName: `cabildo-${name}-dev-at-maximum`,
          StateValue: 'OK',
          StateReason: '2 of 4',
          StateTransitionedTimestamp: AN_HOUR_AGO,
          Dimensions: [
            { Name: 'ClusterName', Value: 'cabildo-dev' },
            { Name: 'ServiceName', Value: name },
          ],
        },
        {
          AlarmName: `cabildo-${name}-dev-server-errors`,
          StateValue: 'OK',
          StateReason: 'no errors',
          StateTransitionedTimestamp: AN_HOUR_AGO,
          Dimensions: [
            { Name: 'LoadBalancer', Value: balancer },
            { Name: 'TargetGroup', Value: groupName(name) },
          ],
        },
      ]);
      const { items, next } = page(
        all.filter(alarm => alarm.AlarmName.startsWith(AlarmNamePrefix)),
        NextToken,
        MaxRecords,
      );
      return { MetricAlarms: items, NextToken: next };
    },
    GetMetricData: ({ MetricDataQueries, EndTime }) => ({
      MetricDataResults: MetricDataQueries.map((query: any) => ({
        Id: query.Id,
        StatusCode: 'Complete',
        Timestamps: [new Date(EndTime * 1000 - 60_000)],
        Values: [
          {
            RequestCount: 120,
            HTTPCode_Target_5XX_Count: 12,
            HealthyHostCount: 2,
            UnHealthyHostCount: 0,
          }[query.MetricStat.Metric.MetricName as string] ?? 0.5,
        ],
      })),
    }),
    ListPipelines: ({ nextToken }) => {
      const all = listed.map(name => `cabildo-${name}`);
      const { items, next } = page([...all, 'of-others'], nextToken, 10);
      return {
        pipelines: items.map(name => ({ name, version: 1 })),
        nextToken: next,
      };
    },
    GetPipelineState: ({ name }) => ({
      pipelineName: name,
      stageStates: [
        {
          stageName: 'Source',
          latestExecution: { pipelineExecutionId: 'e1', status: 'Succeeded' },
          actionStates: [
            {
              actionName: 'Source',
              currentRevision: {
                revisionId: 'abc123',
                revisionChangeId: '1',
                created: AN_HOUR_AGO,
              },
              latestExecution: {
                status: 'Succeeded',
                lastStatusChange: AN_HOUR_AGO,
              },
            },
          ],
        },
        {
          stageName: 'Approve',
          latestExecution: { pipelineExecutionId: 'e1', status: 'InProgress' },
          actionStates: [
            {
              actionName: 'Approve',
              latestExecution: {
                status: 'InProgress',
                token: 'token-1',
                lastStatusChange: AN_HOUR_AGO,
              },
            },
          ],
        },
        { stageName: 'Prod', actionStates: [{ actionName: 'Deploy' }] },
      ],
    }),
    ListCertificates: ({ NextToken }) => {
      const { items, next } = page(listed, NextToken, 10);
      return {
        CertificateSummaryList: items.map(name => ({
          CertificateArn: arn('acm', `certificate/${name}`),
          DomainName: `${name}.dev.health.gob.localhost`,
        })),
        NextToken: next,
      };
    },
    DescribeCertificate: ({ CertificateArn }) => ({
      Certificate: {
        CertificateArn,
        DomainName: `${nameIn(CertificateArn)}.dev.health.gob.localhost`,
        Status: 'ISSUED',
        NotAfter: new Date('2027-10-01T00:00:00Z'),
      },
    }),
  };
}

function page<T>(
  items: T[],
  token: string | undefined,
  size: number,
): { items: T[]; next?: string } {
  const from = Number(token ?? 0);
  const end = from + size;
  return {
    items: items.slice(from, end),
    ...(end < items.length ? { next: String(end) } : {}),
  };
}
