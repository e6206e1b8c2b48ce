// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  CloudFormationClient,
  CreateChangeSetCommand,
  DescribeChangeSetCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
  DeleteChangeSetCommand,
  type Stack,
} from '@aws-sdk/client-cloudformation';
import {
  DescribeRulesCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { mockAwsService } from '@cabildo/plugin-aws-node/testUtils';
import { mockClient } from 'aws-sdk-client-mock';
import { parse } from 'yaml';
import { createActions } from '../createActions';
import { FakeRepositoryHost } from './FakeRepositoryHost';

export const TASK_ID = '7f3a0000-0000-4000-8000-000000000001';
export const WORKLOAD_SHA256 = 'ab'.repeat(32);

function group(name: string, type: string, parent?: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name, namespace: 'default' },
    spec: { type, parent, children: [] },
  };
}

const organisation = [
  group('health', 'department'),
  group('health-appointments', 'team', 'health'),
  group('interior', 'department'),
  group('interior-permits', 'team', 'interior'),
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'System',
    metadata: { name: 'appointments', namespace: 'default' },
    spec: { owner: 'group:default/health' },
  },
];

const SIDES = ['Public', 'Internal'].flatMap(side => [
  `${side}ListenerArn`,
  `${side}LoadBalancerFullName`,
  `${side}LoadBalancerDnsName`,
  `${side}LoadBalancerHostedZoneId`,
  `${side}LoadBalancerSecurityGroupId`,
]);
const ENVIRONMENT_OUTPUTS = [
  'VpcId',
  'PrivateSubnetIds',
  'ClusterName',
  'HostedZoneId',
  ...SIDES,
  'ArtifactBucketName',
  'ArtifactKeyArn',
  'LogsKeyArn',
  'PermissionsBoundaryArn',
  'ExecutionRoleArn',
  'PipelineRoleArn',
  'AlarmTopicArn',
];

function environmentStack(name: string): Stack {
  return {
    StackId: `arn:aws:cloudformation:us-east-1:1:stack/${name}/1`,
    StackName: name,
    CreationTime: new Date(0),
    StackStatus: 'CREATE_COMPLETE',
    Outputs: ENVIRONMENT_OUTPUTS.map(output => ({
      OutputKey: output,
      OutputValue: `${name} ${output}`,
    })),
  };
}

const emptyContext = createMockActionContext();

export type TestWorld = ReturnType<typeof createTestWorld>;

/** Catalogue, Git host and AWS as far as the actions meet them; each part can be changed by a test. */
export function createTestWorld(options?: {
  entities?: Entity[];
  ownershipEntityRefs?: string[];
  allowed?: boolean;
}) {
  const stacks = new Map<string, Stack>(
    ['cabildo-environment-dev', 'cabildo-environment-prod'].map(name => [
      name,
      environmentStack(name),
    ]),
  );
  const cloudFormation = mockClient(CloudFormationClient);
  cloudFormation.on(DescribeStacksCommand).callsFake(async ({ StackName }) => {
    const stack = [...stacks.values()].find(
      candidate =>
        candidate.StackName === StackName || candidate.StackId === StackName,
    );
    if (!stack) {
      throw Object.assign(new Error(`Stack ${StackName} does not exist`), {
        name: 'ValidationError',
      });
    }
    return { Stacks: [stack] };
  });
  // A stack comes to be when its change set is executed; a second change set finds nothing to do.
  let proposed: Stack | undefined;
  cloudFormation.on(CreateChangeSetCommand).callsFake(async input => {
    const { StackId } = environmentStack(input.StackName);
    proposed = stacks.has(input.StackName)
      ? undefined
      : {
          ...environmentStack(input.StackName),
          Tags: input.Tags,
          Parameters: input.Parameters,
          Outputs: [{ OutputKey: 'StackName', OutputValue: input.StackName }],
        };
    return { Id: input.ChangeSetName, StackId };
  });
  cloudFormation.on(DescribeChangeSetCommand).callsFake(async () =>
    proposed
      ? { Status: 'CREATE_COMPLETE' }
      : {
          Status: 'FAILED',
          StatusReason: "The submitted information didn't contain changes.",
        },
  );
  cloudFormation.on(DeleteChangeSetCommand).resolves({});
  cloudFormation.on(ExecuteChangeSetCommand).callsFake(async () => {
    stacks.set(proposed!.StackName!, proposed!);
    return {};
  });
  cloudFormation.on(DescribeStackEventsCommand).callsFake(async input => ({
    StackEvents: [
      {
        StackId: input.StackName,
        StackName: 'stack',
        EventId: '1',
        Timestamp: new Date(1000),
        ResourceType: 'AWS::CloudFormation::Stack',
        PhysicalResourceId: input.StackName,
        ResourceStatus: 'CREATE_IN_PROGRESS',
      },
    ],
  }));

  const loadBalancing = mockClient(ElasticLoadBalancingV2Client);
  loadBalancing.on(DescribeRulesCommand).resolves({
    Rules: [{ Priority: '1' }, { Priority: 'default' }],
  });
  const s3 = mockClient(S3Client);
  s3.on(GetObjectCommand).resolves({
    Body: {
      transformToString: async () =>
        JSON.stringify({ files: { 'workload.yaml': WORKLOAD_SHA256 } }),
    } as any,
  });

  const repositories = new FakeRepositoryHost();
  const catalog = catalogServiceMock.mock();
  const entities = catalogServiceMock({
    entities: [...organisation, ...(options?.entities ?? [])],
  });
  catalog.getEntityByRef.mockImplementation((...args) =>
    entities.getEntityByRef(...args),
  );

  const actions = createActions(
    {
      auth: mockServices.auth(),
      aws: mockAwsService(),
      catalog,
      config: new ConfigReader({
        permission: { departments: { platform: ['group:default/platform'] } },
      }),
      permissions: mockServices.permissions({
        result:
          options?.allowed === false
            ? AuthorizeResult.DENY
            : AuthorizeResult.ALLOW,
      }),
      repositories,
      userInfo: mockServices.userInfo({
        ownershipEntityRefs: options?.ownershipEntityRefs ?? [
          'user:default/ana.rojas',
          'group:default/health-appointments',
          'group:default/health',
        ],
      }),
    },
    { pollIntervalMs: 1 },
  );

  return {
    catalog,
    cloudFormation,
    loadBalancing,
    repositories,
    stacks,
    action: (id: string) => actions.find(candidate => candidate.id === id)!,

    /** Runs an action and gives its outputs and what it logged. */
    async run(
      id: string,
      input: object,
      context?: { isDryRun?: boolean; workspacePath?: string },
    ) {
      const logger = mockServices.logger.mock();
      const outputs: Record<string, any> = {};
      const ctx = {
        ...emptyContext,
        input,
        logger,
        task: { id: TASK_ID },
        user: { ref: 'user:default/ana.rojas' },
        step: { id: 'step', name: 'The step' },
        templateInfo: { entityRef: 'template:default/container-service' },
        output: (name: string, value: unknown) => {
          outputs[name] = value;
        },
        ...context,
      };
      await this.action(id).handler(ctx as any);
      return { outputs, lines: logger.info.mock.calls.map(([line]) => line) };
    },

    /** Input of an action's example, filled with the outputs of steps. */
    example(id: string, index: number, steps: Record<string, object> = {}) {
      const { example } = this.action(id).examples![index];
      return fill(parse(example).steps[0].input, { steps }) as object;
    },

    /** Makes the delivery stack of the example say whose its pipeline is. */
    pipelineBelongsTo(department: string) {
      stacks.set('cabildo-citas-delivery', {
        ...environmentStack('cabildo-citas-delivery'),
        Outputs: [{ OutputKey: 'PipelineName', OutputValue: 'cabildo-citas' }],
        Tags: [{ Key: 'cabildo:department', Value: department }],
      });
    },

    restore() {
      cloudFormation.restore();
      loadBalancing.restore();
      s3.restore();
    },
  };
}

/** What the scaffolder does with `${{ a.b.c }}`, for the form that examples use. */
function fill(value: unknown, context: object): unknown {
  if (typeof value === 'string') {
    const reference = /^\$\{\{ ([\w.]+) \}\}$/.exec(value)?.[1];
    return reference
      ? reference.split('.').reduce((node: any, key) => node?.[key], context)
      : value;
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, entry]) => [key, fill(entry, context)]),
    );
  }
  return value;
}
