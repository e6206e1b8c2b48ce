// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { StageState } from '@aws-sdk/client-codepipeline';
import { FakeClient } from '../testing/fakeClient.ts';
import { followPipeline } from './pipelines.ts';

type Status = 'InProgress' | 'Succeeded' | 'Failed';

function stage(
  stageName: string,
  status: Status,
  more: Partial<StageState['actionStates']> & object = [],
): StageState {
  return {
    stageName,
    latestExecution: { pipelineExecutionId: 'run-1', status },
    actionStates: [...(more as NonNullable<StageState['actionStates']>)],
  };
}

const source = stage('Source', 'Succeeded', [
  { actionName: 'Fetch', currentRevision: revision('c0ffee') },
]);

function revision(revisionId: string) {
  return { revisionId, revisionChangeId: revisionId, created: new Date(0) };
}

function pipeline(...states: StageState[][]): FakeClient {
  return new FakeClient({
    GetPipelineState: () => ({
      stageStates: states.length > 1 ? states.shift() : states[0],
    }),
    PutApprovalResult: () => ({}),
    RetryStageExecution: () => ({}),
  });
}

const options = {
  commit: 'c0ffee',
  retry: true,
  approve: true,
  pollMilliseconds: 1,
};

describe('followPipeline', () => {
  it('should wait for the run that has the commit', async () => {
    const earlier = stage('Source', 'Succeeded', [
      { actionName: 'Fetch', currentRevision: revision('0ld') },
    ]);
    const client = pipeline(
      [],
      [earlier, stage('Build', 'Failed')],
      [source, stage('Build', 'InProgress')],
      [source, stage('Build', 'Succeeded')],
    );
    assert.deepEqual(await followPipeline(client.as(), 'cabildo-x', options), {
      status: 'Succeeded',
    });
  });

  it('should approve what asks for approval', async () => {
    const waiting = [
      {
        actionName: 'Approve',
        latestExecution: { status: 'InProgress' as const, token: 'token-1' },
      },
    ];
    const client = pipeline(
      [source, stage('Approve', 'InProgress', waiting)],
      [source, stage('Approve', 'Succeeded'), stage('Prod', 'Succeeded')],
    );
    await followPipeline(client.as(), 'cabildo-x', options);
    assert.deepEqual(client.operations('PutApprovalResult'), [
      {
        pipelineName: 'cabildo-x',
        stageName: 'Approve',
        actionName: 'Approve',
        token: 'token-1',
        result: {
          status: 'Approved',
          summary: 'Approved when the sandbox was put up',
        },
      },
    ]);
  });

  it('should approve an earlier run of the same commit, and leave one of another alone', async () => {
    const asking = (run: string): StageState => ({
      stageName: 'Approve',
      latestExecution: { pipelineExecutionId: run, status: 'InProgress' },
      actionStates: [
        {
          actionName: 'Approve',
          latestExecution: { status: 'InProgress', token: `token of ${run}` },
        },
      ],
    });
    const states = [
      [source, asking('another')],
      [source, asking('same')],
      [source, stage('Approve', 'Succeeded')],
    ];
    const client = new FakeClient({
      GetPipelineState: () => ({ stageStates: states.shift() }),
      GetPipelineExecution: ({ pipelineExecutionId }) => ({
        pipelineExecution: {
          artifactRevisions: [
            { revisionId: pipelineExecutionId === 'same' ? 'c0ffee' : '0ld' },
          ],
        },
      }),
      PutApprovalResult: () => ({}),
    });
    await followPipeline(client.as(), 'cabildo-x', options);
    assert.deepEqual(
      client
        .operations('PutApprovalResult')
        .map(input => (input as { token: string }).token),
      ['token of same'],
    );
  });

  it('should say so when the commit cannot be fetched', async () => {
    const client = pipeline([
      stage('Source', 'Failed'),
      stage('Build', 'Succeeded'),
    ]);
    const outcome = await followPipeline(client.as(), 'cabildo-x', options);
    assert.deepEqual(outcome, {
      status: 'Failed',
      stage: 'Source',
      reason: 'Failed',
    });
  });

  it('should leave a question open where it was told so', async () => {
    const waiting = [
      {
        actionName: 'Approve',
        latestExecution: { status: 'InProgress' as const, token: 'token-1' },
      },
    ];
    const client = pipeline([source, stage('Approve', 'InProgress', waiting)]);
    const outcome = await followPipeline(client.as(), 'cabildo-x', {
      ...options,
      approve: false,
    });
    assert.deepEqual(outcome, { status: 'AwaitingApproval', stage: 'Approve' });
    assert.deepEqual(client.operations('PutApprovalResult'), []);
  });

  it('should try a failed stage once more, and then say why it failed', async () => {
    const failed = [
      {
        actionName: 'Deploy',
        latestExecution: {
          status: 'Failed' as const,
          errorDetails: { code: 'JobFailed', message: 'ROLLBACK' },
        },
      },
    ];
    const client = pipeline([source, stage('Dev', 'Failed', failed)]);
    assert.deepEqual(await followPipeline(client.as(), 'cabildo-x', options), {
      status: 'Failed',
      stage: 'Dev',
      reason: 'ROLLBACK',
    });
    assert.equal(client.operations('RetryStageExecution').length, 1);
  });
});
