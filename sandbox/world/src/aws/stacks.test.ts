// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FakeClient } from '../testing/fakeClient.ts';
import { ensureStack } from './stacks.ts';

const options = {
  name: 'cabildo-x-dev',
  template: { url: 'https://library.example/workload.yaml' },
  parameters: { ServiceName: 'x' },
  tags: { 'cabildo:service': 'x' },
  pollMilliseconds: 1,
};

const absent = new Error('Stack with id cabildo-x-dev does not exist');
const stack = (StackStatus: string, more: object = {}) => ({
  Stacks: [{ StackName: options.name, StackStatus, ...more }],
});

/** Answers DescribeStacks one after the other; the last answer stays. */
function inTurn(...answers: (object | Error)[]): () => object | Error {
  return () => (answers.length > 1 ? answers.shift()! : answers[0]!);
}

describe('ensureStack', () => {
  it('should create a stack that is not there, and wait for it', async () => {
    const outputs = {
      Outputs: [{ OutputKey: 'ServiceUrl', OutputValue: 'https://x' }],
    };
    const client = new FakeClient({
      DescribeStacks: inTurn(
        absent,
        stack('CREATE_IN_PROGRESS'),
        stack('CREATE_COMPLETE', outputs),
      ),
      CreateStack: () => ({}),
    });
    assert.deepEqual(await ensureStack(client.as(), options), {
      created: true,
      outputs: { ServiceUrl: 'https://x' },
    });
    assert.deepEqual(client.operations('CreateStack'), [
      {
        StackName: 'cabildo-x-dev',
        TemplateURL: 'https://library.example/workload.yaml',
        Capabilities: ['CAPABILITY_NAMED_IAM', 'CAPABILITY_AUTO_EXPAND'],
        Parameters: [{ ParameterKey: 'ServiceName', ParameterValue: 'x' }],
        RoleARN: undefined,
        Tags: [{ Key: 'cabildo:service', Value: 'x' }],
      },
    ]);
  });

  it('should leave a stack alone that people have worked with', async () => {
    for (const status of [
      'CREATE_COMPLETE',
      'UPDATE_COMPLETE',
      'UPDATE_ROLLBACK_COMPLETE',
    ]) {
      const client = new FakeClient({ DescribeStacks: () => stack(status) });
      assert.equal((await ensureStack(client.as(), options)).created, false);
    }
  });

  it('should wait for an operation that is under way', async () => {
    const client = new FakeClient({
      DescribeStacks: inTurn(
        stack('UPDATE_IN_PROGRESS'),
        stack('UPDATE_COMPLETE'),
      ),
    });
    assert.equal((await ensureStack(client.as(), options)).created, false);
  });

  it('should begin again where an earlier creation failed', async () => {
    const client = new FakeClient({
      DescribeStacks: inTurn(
        stack('ROLLBACK_COMPLETE'),
        stack('DELETE_IN_PROGRESS'),
        absent,
        stack('CREATE_COMPLETE'),
      ),
      DeleteStack: () => ({}),
      CreateStack: () => ({}),
    });
    assert.equal((await ensureStack(client.as(), options)).created, true);
    assert.equal(client.operations('DeleteStack').length, 1);
  });

  it('should say why a stack was not created, in the words of the innermost failure', async () => {
    const event = (
      LogicalResourceId: string,
      ResourceStatus: string,
      more: object,
    ) => ({
      StackId: 'arn:parent',
      LogicalResourceId,
      ResourceStatus,
      ...more,
    });
    const client = new FakeClient({
      DescribeStacks: inTurn(absent, stack('ROLLBACK_COMPLETE')),
      CreateStack: () => ({}),
      // The newest event comes first.
      DescribeStackEvents: ({ StackName }) => ({
        StackEvents:
          StackName === 'arn:child'
            ? [
                event('Alarm', 'CREATE_FAILED', {
                  ResourceStatusReason: 'Resource creation cancelled',
                }),
                event('Listener', 'CREATE_FAILED', {
                  ResourceType: 'AWS::ElasticLoadBalancingV2::ListenerRule',
                  ResourceStatusReason: 'Priority 7 is currently in use',
                }),
              ]
            : [
                event('Service', 'CREATE_FAILED', {
                  ResourceType: 'AWS::CloudFormation::Stack',
                  PhysicalResourceId: 'arn:child',
                  ResourceStatusReason:
                    'Embedded stack was not successfully created',
                }),
              ],
      }),
    });
    await assert.rejects(ensureStack(client.as(), options), {
      message:
        'Stack cabildo-x-dev was not created: Listener (AWS::ElasticLoadBalancingV2::ListenerRule): Priority 7 is currently in use',
    });
  });
});
