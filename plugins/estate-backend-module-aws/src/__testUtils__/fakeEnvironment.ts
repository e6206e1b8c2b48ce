// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { FakeOperation } from './FakeAws';

const REGION = 'us-east-1';
const ADDRESSES = ['10.0.0.2', '10.0.0.1'];
const AN_HOUR_AGO = new Date(Math.floor(Date.now() / 60_000 - 60) * 60_000);

/** The services of one account and how AWS cuts what it says into pages. */
export interface FakeEnvironmentOptions {
  /** Names of the services of the cluster `cabildo-dev`. */
  names: string[];
  /** Names of the functions that are tagged with `dev`. */
  functions?: string[];
  /** What they reserved, by name. */
  reserved?: Record<string, number>;
  /** Changes what AWS says of a service. */
  change?: (name: string) => object;
  /** Whether listings hold everything twice. */
  repeating?: boolean;
}

/** What AWS says of an account whose services stand as the stack library makes them. */
export function fakeEnvironment(
  options: FakeEnvironmentOptions,
): Record<string, FakeOperation> {
  const {
    names,
    functions = [],
    reserved = {},
    change = () => ({}),
    repeating = false,
  } = options;
  const twice = (all: string[]) =>
    repeating ? all.flatMap(name => [name, name]) : all;
  const listed = twice(names);
  const account = '120000000003';
  const arn = (service: string, resource: string) =>
    `arn:aws:${service}:${REGION}:${account}:${resource}`;
  const clusterArn = arn('ecs', 'cluster/cabildo-dev');
  const serviceArn = (name: string) =>
    arn('ecs', `service/cabildo-dev/${name}`);
  const taskDefinition = (name: string) =>
    arn('ecs', `task-definition/cabildo-${name}-dev:1`);
  const image = (taskDefinitionArn: string) =>
    `registry/${taskDefinitionArn.split('/').pop()}`;
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
        taskDefinition: taskDefinition(name),
        launchType: 'FARGATE',
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
    DescribeTaskDefinition: ({ taskDefinition: taskDefinitionArn }) => ({
      taskDefinition: {
        taskDefinitionArn,
        cpu: '512',
        memory: '1024',
        runtimePlatform: { cpuArchitecture: 'ARM64' },
        containerDefinitions: [
          { name: 'app', image: image(taskDefinitionArn) },
        ],
      },
    }),
    ListTasks: ({ serviceName, desiredStatus, nextToken, maxResults }) => {
      const found =
        desiredStatus === 'STOPPED'
          ? [`${serviceName}/stopped`]
          : listed.flatMap(name => ADDRESSES.map(ip => `${name}/${ip}`));
      const { items, next } = page(found, nextToken, maxResults);
      return {
        taskArns: items.map(id => arn('ecs', `task/cabildo-dev/${id}`)),
        nextToken: next,
      };
    },
    DescribeTasks: ({ tasks }) => ({
      tasks: tasks.map((taskArn: string) => {
        const [name, address] = taskArn.split('/').slice(-2);
        return address === 'stopped'
          ? {
              taskArn,
              stoppedAt: AN_HOUR_AGO,
              stoppedReason: 'Essential container in task exited',
              containers: [
                { name: 'app', exitCode: 137, reason: 'OutOfMemory' },
              ],
            }
          : {
              taskArn,
              group: `service:${name}`,
              availabilityZone: 'us-east-1a',
              taskDefinitionArn: taskDefinition(name),
              cpu: '512',
              memory: '1024',
              attributes: [{ name: 'ecs.cpu-architecture', value: 'arm64' }],
              attachments: [
                { details: [{ name: 'privateIPv4Address', value: address }] },
              ],
              containers: [{ name: 'app', image: image(taskDefinition(name)) }],
            };
      }),
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
      TargetHealthDescriptions: ADDRESSES.map(Id => ({
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
            Invocations: 60,
            Errors: 3,
            Throttles: 0,
            Duration: 250,
            ConcurrentExecutions: 4,
            UnreservedConcurrentExecutions: 40,
          }[query.MetricStat.Metric.MetricName as string] ?? 0.5,
        ],
      })),
    }),
    GetResources: ({ TagFilters, PaginationToken, ResourcesPerPage }) => {
      const isOurs = TagFilters[0].Values.includes('dev');
      const { items, next } = page(
        isOurs ? twice(functions) : [],
        PaginationToken,
        ResourcesPerPage,
      );
      return {
        ResourceTagMappingList: items.map(name => ({
          ResourceARN: arn('lambda', `function:${name}`),
          Tags: [
            { Key: 'cabildo:environment', Value: 'dev' },
            { Key: 'cabildo:service', Value: 'citas' },
            { Key: 'cabildo:owner', Value: 'health-appointments' },
            { Key: 'cabildo:department', Value: 'treasury' },
          ],
        })),
        // As AWS says that there is no more.
        PaginationToken: next ?? '',
      };
    },
    GetAccountSettings: () => ({
      AccountLimit: {
        ConcurrentExecutions: 1000,
        UnreservedConcurrentExecutions:
          1000 - Object.values(reserved).reduce((sum, each) => sum + each, 0),
      },
    }),
    GetFunctionConcurrency: ({ FunctionName }) =>
      FunctionName in reserved
        ? { ReservedConcurrentExecutions: reserved[FunctionName] }
        : {},
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
