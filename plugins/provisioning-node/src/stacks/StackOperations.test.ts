// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  CreateChangeSetCommand,
  DeleteStackCommand,
  ExecuteChangeSetCommand,
} from '@aws-sdk/client-cloudformation';
import { mockAwsService } from '@cabildo/plugin-aws-node/testUtils';
import { ownershipTags } from '@cabildo/plugin-provisioning-common';
import {
  FakeCloudFormation,
  nestedId,
} from './__testUtils__/FakeCloudFormation';
import { StackOperations } from './StackOperations';

const aws = mockAwsService();
const environment = aws.environment('health-dev');
const tags = ownershipTags({
  service: 'citas',
  environment: 'dev',
  department: 'health',
  owner: 'health-appointments',
  system: 'appointments',
  tier: 'tier-1',
  libraryVersion: '1.0.0',
  requestId: 'request-1',
});

function asTags(values: Record<string, string>) {
  return Object.entries(values).map(([Key, Value]) => ({ Key, Value }));
}

describe('StackOperations', () => {
  let cloudFormation: FakeCloudFormation;
  let lines: string[];

  beforeEach(() => {
    cloudFormation = new FakeCloudFormation();
    lines = [];
  });

  afterEach(() => {
    cloudFormation.mock.restore();
  });

  function deploy(options?: {
    parameters?: Record<string, string>;
    signal?: AbortSignal;
  }) {
    return StackOperations.create({ aws, pollIntervalMs: 1 }).deploy({
      environment,
      stackName: 'cabildo-citas-dev',
      templateUrl: 'https://library/1.0.0/workload.yaml',
      parameters: options?.parameters ?? { ServiceName: 'citas' },
      tags,
      executionRoleArn: 'arn:aws:iam::120000000003:role/cabildo-dev-execution',
      sessionName: 'user:default/ana.rojas',
      onLine: line => lines.push(line),
      signal: options?.signal,
    });
  }

  it('should create a stack and say what happens in it and below it', async () => {
    cloudFormation.scripts.create = [
      {
        status: 'CREATE_IN_PROGRESS',
        events: [
          {
            ResourceType: 'AWS::CloudFormation::Stack',
            LogicalResourceId: 'Service',
            PhysicalResourceId: nestedId('service'),
            ResourceStatus: 'CREATE_IN_PROGRESS',
          },
          {
            stack: 'service',
            ResourceType: 'AWS::ECS::Service',
            LogicalResourceId: 'Service',
            PhysicalResourceId: 'citas',
            ResourceStatus: 'CREATE_COMPLETE',
          },
        ],
      },
      {
        status: 'CREATE_COMPLETE',
        outputs: { ServiceUrl: 'https://citas.dev.health.gob.localhost' },
      },
    ];

    await expect(deploy()).resolves.toEqual({
      stackId: expect.stringContaining('stack/cabildo-citas-dev/'),
      outputs: { ServiceUrl: 'https://citas.dev.health.gob.localhost' },
      change: 'created',
    });
    expect(
      cloudFormation.mock.commandCalls(CreateChangeSetCommand)[0].args[0].input,
    ).toEqual({
      StackName: 'cabildo-citas-dev',
      ChangeSetName: 'cabildo-request-1',
      ChangeSetType: 'CREATE',
      TemplateURL: 'https://library/1.0.0/workload.yaml',
      RoleARN: 'arn:aws:iam::120000000003:role/cabildo-dev-execution',
      Capabilities: ['CAPABILITY_NAMED_IAM', 'CAPABILITY_AUTO_EXPAND'],
      Parameters: [{ ParameterKey: 'ServiceName', ParameterValue: 'citas' }],
      Tags: asTags(tags),
    });
    expect(
      cloudFormation.mock.commandCalls(ExecuteChangeSetCommand)[0].args[0].input
        .ClientRequestToken,
    ).toMatch(/^cabildo-[0-9a-f]{48}$/);
    expect(lines).toEqual([
      'Creating stack cabildo-citas-dev',
      'CREATE_IN_PROGRESS cabildo-citas-dev (AWS::CloudFormation::Stack)',
      'CREATE_IN_PROGRESS Service (AWS::CloudFormation::Stack)',
      'CREATE_COMPLETE Service/Service (AWS::ECS::Service)',
      'CREATE_COMPLETE cabildo-citas-dev (AWS::CloudFormation::Stack)',
    ]);
  });

  it('should give the innermost reason when it fails', async () => {
    cloudFormation.scripts.create = [
      {
        status: 'ROLLBACK_IN_PROGRESS',
        events: [
          {
            ResourceType: 'AWS::CloudFormation::Stack',
            LogicalResourceId: 'Service',
            PhysicalResourceId: nestedId('service'),
            ResourceStatus: 'CREATE_IN_PROGRESS',
          },
          {
            stack: 'service',
            ResourceType: 'AWS::ECS::Service',
            LogicalResourceId: 'Service',
            PhysicalResourceId: '',
            ResourceStatus: 'CREATE_FAILED',
            ResourceStatusReason:
              'The target group does not have an associated load balancer',
          },
          {
            ResourceType: 'AWS::CloudFormation::Stack',
            LogicalResourceId: 'Service',
            PhysicalResourceId: nestedId('service'),
            ResourceStatus: 'CREATE_FAILED',
            ResourceStatusReason: 'Embedded stack was not successfully created',
          },
        ],
      },
      { status: 'ROLLBACK_COMPLETE' },
    ];

    await expect(deploy()).rejects.toThrow(
      "The stack 'cabildo-citas-dev' in account 120000000003 (us-east-1) could not be created. AWS::ECS::Service 'Service' in stack 'service': AWS says \"The target group does not have an associated load balancer\". It is ROLLBACK_COMPLETE now: CloudFormation removed what it had made; only the record of the stack is left. When the cause is mended, run the task again: it goes on from here.",
    );
  });

  it('should update its own stack and keep what the pipeline set', async () => {
    cloudFormation.exists({
      StackName: 'cabildo-citas-dev',
      Tags: asTags(tags),
      Parameters: [
        { ParameterKey: 'ServiceName', ParameterValue: 'citas' },
        { ParameterKey: 'ImageUri', ParameterValue: 'registry/citas:1' },
      ],
    });
    cloudFormation.scripts.update = [{ status: 'UPDATE_COMPLETE' }];

    await expect(
      deploy({ parameters: { ServiceName: 'citas', Cpu: '512' } }),
    ).resolves.toMatchObject({ change: 'updated' });
    expect(
      cloudFormation.mock.commandCalls(CreateChangeSetCommand)[0].args[0].input
        .Parameters,
    ).toEqual([
      { ParameterKey: 'ServiceName', ParameterValue: 'citas' },
      { ParameterKey: 'Cpu', ParameterValue: '512' },
      { ParameterKey: 'ImageUri', UsePreviousValue: true },
    ]);
    // The events of its creation are not this operation's.
    expect(lines).toEqual([
      'Updating stack cabildo-citas-dev',
      'UPDATE_IN_PROGRESS cabildo-citas-dev (AWS::CloudFormation::Stack)',
      'UPDATE_COMPLETE cabildo-citas-dev (AWS::CloudFormation::Stack)',
    ]);
  });

  it('should take nothing to do for success', async () => {
    cloudFormation.exists({
      StackName: 'cabildo-citas-dev',
      Tags: asTags(tags),
      Outputs: [{ OutputKey: 'StackName', OutputValue: 'cabildo-citas-dev' }],
    });
    cloudFormation.refusal =
      "The submitted information didn't contain changes. Submit different information to create a change set.";

    await expect(deploy()).resolves.toEqual({
      stackId: expect.any(String),
      outputs: { StackName: 'cabildo-citas-dev' },
      change: 'none',
    });
  });

  it('should wait for an earlier attempt and go on from where that ends', async () => {
    cloudFormation.exists(
      {
        StackName: 'cabildo-citas-dev',
        StackStatus: 'CREATE_IN_PROGRESS',
        Tags: asTags(tags),
      },
      [
        { status: 'CREATE_IN_PROGRESS' },
        { status: 'CREATE_IN_PROGRESS' },
        { status: 'CREATE_COMPLETE' },
      ],
    );
    cloudFormation.refusal =
      "The submitted information didn't contain changes. Submit different information to create a change set.";

    await expect(deploy()).resolves.toMatchObject({ change: 'none' });
    expect(lines[0]).toBe(
      'The stack is CREATE_IN_PROGRESS: waiting for its end',
    );
    expect(cloudFormation.mock.commandCalls(ExecuteChangeSetCommand)).toEqual(
      [],
    );
  });

  it('should remove what a failed creation of its own left, and create again', async () => {
    cloudFormation.exists({
      StackName: 'cabildo-citas-dev',
      StackStatus: 'ROLLBACK_COMPLETE',
      Tags: asTags(tags),
    });
    cloudFormation.scripts.delete = [{ status: 'DELETE_COMPLETE' }];
    cloudFormation.scripts.create = [{ status: 'CREATE_COMPLETE' }];

    await expect(deploy()).resolves.toMatchObject({ change: 'created' });
    expect(
      cloudFormation.mock.commandCalls(DeleteStackCommand)[0].args[0].input,
    ).toMatchObject({
      RoleARN: 'arn:aws:iam::120000000003:role/cabildo-dev-execution',
    });
  });

  it.each([
    [
      'another request',
      { ...tags, 'cabildo:request': 'request-0' },
      /belongs to service 'citas' of 'health-appointments' \(request request-0\)/,
    ],
    [
      'another service',
      {
        ...tags,
        'cabildo:service': 'other',
        'cabildo:owner': 'interior-permits',
      },
      /belongs to service 'other' of 'interior-permits'/,
    ],
    ['somebody by hand', { Name: 'x' }, /was not made by the portal/],
  ])('should not touch a stack of %s', async (_, foreign, message) => {
    for (const status of ['CREATE_COMPLETE', 'ROLLBACK_COMPLETE'] as const) {
      cloudFormation.exists({
        StackName: 'cabildo-citas-dev',
        StackStatus: status,
        Tags: asTags(foreign as Record<string, string>),
      });
      await expect(deploy()).rejects.toMatchObject({
        name: 'ConflictError',
        message: expect.stringMatching(message),
      });
    }
    for (const command of [CreateChangeSetCommand, DeleteStackCommand]) {
      expect(cloudFormation.mock.commandCalls(command as any)).toEqual([]);
    }
  });

  it('should replace its own proposal that was never carried out', async () => {
    cloudFormation.exists({
      StackName: 'cabildo-citas-dev',
      StackStatus: 'REVIEW_IN_PROGRESS',
    });
    cloudFormation.changeSets.set('cabildo-request-1', {} as any);
    cloudFormation.scripts.create = [{ status: 'CREATE_COMPLETE' }];
    await expect(deploy()).resolves.toMatchObject({ change: 'created' });
  });

  it("should not carry out or replace somebody else's proposal", async () => {
    cloudFormation.exists({
      StackName: 'cabildo-citas-dev',
      StackStatus: 'REVIEW_IN_PROGRESS',
    });
    cloudFormation.changeSets.set('cabildo-request-0', {} as any);
    await expect(deploy()).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringMatching(/with change set 'cabildo-request-0'/),
    });
  });

  it('should say why AWS refuses the change, with nothing changed', async () => {
    cloudFormation.refusal = 'Template error: resource X does not exist';
    await expect(deploy()).rejects.toThrow(
      /AWS says "Template error: resource X does not exist"\. Nothing was changed/,
    );
    expect(cloudFormation.changeSets.size).toBe(0);
  });

  it('should leave a stuck stack to a person', async () => {
    cloudFormation.exists({
      StackName: 'cabildo-citas-dev',
      StackStatus: 'UPDATE_ROLLBACK_FAILED',
      Tags: asTags(tags),
    });
    await expect(deploy()).rejects.toThrow(
      /is UPDATE_ROLLBACK_FAILED, which only a person can mend/,
    );
  });

  it('should stop following when asked to', async () => {
    cloudFormation.scripts.create = Array.from({ length: 1000 }, () => ({
      status: 'CREATE_IN_PROGRESS',
    }));
    const controller = new AbortController();
    const deployed = deploy({ signal: controller.signal });
    controller.abort();
    await expect(deployed).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('should send the same token for the same wish and another for another', async () => {
    const tokens: (string | undefined)[] = [];
    for (const cpu of ['256', '256', '512']) {
      cloudFormation.stack = undefined;
      cloudFormation.scripts.create = [{ status: 'CREATE_COMPLETE' }];
      await deploy({ parameters: { Cpu: cpu } });
      const calls = cloudFormation.mock.commandCalls(ExecuteChangeSetCommand);
      tokens.push(calls.at(-1)?.args[0].input.ClientRequestToken);
    }
    expect(tokens[0]).toBe(tokens[1]);
    expect(tokens[2]).not.toBe(tokens[1]);
  });

  it('should say when an environment has not been set up', async () => {
    await expect(
      StackOperations.create({ aws }).environmentOutputs(environment),
    ).rejects.toThrow(
      "Environment 'health-dev' has no stack 'cabildo-environment-dev' in account 120000000003 (us-east-1): the platform team must set it up first",
    );
  });
});
