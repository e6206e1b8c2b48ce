// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  CloudFormationClient,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import {
  CodePipelineClient,
  GetPipelineStateCommand,
  ListPipelineExecutionsCommand,
  PutApprovalResultCommand,
  StartPipelineExecutionCommand,
  type PipelineExecutionSummary,
  type StageState,
} from '@aws-sdk/client-codepipeline';
import { mockAwsService } from '@cabildo/plugin-aws-node/testUtils';
import { mockClient } from 'aws-sdk-client-mock';
import { PipelineOperations } from './PipelineOperations';

const aws = mockAwsService();
const environment = aws.environment('health-dev');
const codePipeline = mockClient(CodePipelineClient);
const operations = PipelineOperations.create({ aws, pollIntervalMs: 1 });

function run(
  id: string,
  status: PipelineExecutionSummary['status'],
  commit?: string,
): PipelineExecutionSummary {
  return {
    pipelineExecutionId: id,
    status,
    sourceRevisions: commit
      ? [{ actionName: 'Source', revisionId: commit }]
      : [],
  };
}

function stage(
  name: string,
  executionId: string,
  status: 'InProgress' | 'Succeeded' | 'Failed',
  action?: object,
): StageState {
  return {
    stageName: name,
    latestExecution: { pipelineExecutionId: executionId, status },
    actionStates: [
      { actionName: name, latestExecution: { status, ...action } },
    ],
  };
}

/** Answers look after look; the last answer stays. */
function answers(
  looks: { runs: PipelineExecutionSummary[]; stages?: StageState[] }[],
) {
  let look = -1;
  codePipeline.on(ListPipelineExecutionsCommand).callsFake(async () => {
    look = Math.min(look + 1, looks.length - 1);
    return { pipelineExecutionSummaries: looks[look].runs };
  });
  codePipeline.on(GetPipelineStateCommand).callsFake(async () => ({
    stageStates: [
      ...(looks[Math.max(look, 0)].stages ?? []),
      { stageName: 'Dev', actionStates: [] },
    ].filter(
      (candidate, index, all) =>
        all.findIndex(s => s.stageName === candidate.stageName) === index,
    ),
  }));
}

describe('PipelineOperations', () => {
  let lines: string[];

  beforeEach(() => {
    codePipeline.reset();
    lines = [];
  });

  function follow(graceMs?: number) {
    return operations.follow({
      environment,
      pipelineName: 'cabildo-citas',
      untilStage: 'Dev',
      commit: 'c0ffee',
      sessionName: 'ana.rojas',
      onLine: line => lines.push(line),
      graceMs,
    });
  }

  describe('follow', () => {
    it('should follow the run that the push started until the stage ends', async () => {
      answers([
        { runs: [] },
        { runs: [run('r1', 'InProgress')] },
        { runs: [run('r1', 'InProgress', 'c0ffee')] },
        {
          runs: [run('r1', 'InProgress', 'c0ffee')],
          stages: [
            stage('Source', 'r1', 'Succeeded', {
              summary: 'First version\n\nWith a body',
            }),
            stage('Build', 'r1', 'InProgress'),
          ],
        },
        {
          runs: [run('r1', 'InProgress', 'c0ffee')],
          stages: [
            stage('Source', 'r1', 'Succeeded', { summary: 'First version' }),
            stage('Build', 'r1', 'Succeeded'),
            stage('Dev', 'r1', 'Succeeded'),
            stage('Approve', 'r1', 'InProgress'),
          ],
        },
      ]);

      await expect(follow()).resolves.toEqual({
        executionId: 'r1',
        status: 'Succeeded',
        url: 'https://us-east-1.console.aws.amazon.com/codesuite/codepipeline/pipelines/cabildo-citas/executions/r1/timeline?region=us-east-1',
      });
      expect(lines.slice(1)).toEqual([
        'Source/Source: Succeeded (First version)',
        'Build/Build: InProgress',
        'Build/Build: Succeeded',
        'Dev/Dev: Succeeded',
        'Approve/Approve: InProgress',
      ]);
      expect(
        codePipeline.commandCalls(StartPipelineExecutionCommand),
      ).toHaveLength(0);
    });

    it('should start a run when none begins by itself', async () => {
      codePipeline
        .on(StartPipelineExecutionCommand)
        .resolves({ pipelineExecutionId: 'r2' });
      answers([
        { runs: [run('r1', 'Succeeded', 'older')] },
        {
          runs: [run('r2', 'InProgress', 'c0ffee')],
          stages: [stage('Dev', 'r2', 'Succeeded')],
        },
      ]);

      await expect(follow(0)).resolves.toMatchObject({ executionId: 'r2' });
      expect(lines[0]).toBe('Starting a run of cabildo-citas');
    });

    it('should start anew when the run of the commit failed before', async () => {
      codePipeline
        .on(StartPipelineExecutionCommand)
        .resolves({ pipelineExecutionId: 'r2' });
      answers([
        { runs: [run('r1', 'Failed', 'c0ffee')] },
        {
          runs: [run('r2', 'InProgress', 'c0ffee')],
          stages: [stage('Dev', 'r2', 'Succeeded')],
        },
      ]);

      await expect(follow()).resolves.toMatchObject({ executionId: 'r2' });
    });

    it('should fail with the words of the provider', async () => {
      answers([
        { runs: [run('r1', 'InProgress', 'c0ffee')] },
        {
          runs: [run('r1', 'Failed', 'c0ffee')],
          stages: [
            stage('Build', 'r1', 'Failed', {
              errorDetails: {
                code: 'JobFailed',
                message: 'Build terminated with state: FAILED',
              },
              externalExecutionUrl: 'https://console/build/1',
            }),
          ],
        },
      ]);

      await expect(follow()).rejects.toThrow(
        "Stage 'Build' of pipeline 'cabildo-citas' failed in action 'Build': AWS says \"Build terminated with state: FAILED\". Details: https://console/build/1.",
      );
    });

    it('should not take a failure of another run for its own', async () => {
      answers([
        { runs: [run('r1', 'InProgress', 'c0ffee')] },
        {
          runs: [
            run('r2', 'InProgress', 'newer'),
            run('r1', 'Superseded', 'c0ffee'),
          ],
          stages: [stage('Build', 'r0', 'Failed')],
        },
      ]);
      await expect(follow()).rejects.toThrow(/gave way to a newer change/);
    });

    it('should go on with the run of the same commit that overtook it', async () => {
      const overtaken = [
        run('r2', 'InProgress', 'c0ffee'),
        run('r1', 'Superseded', 'c0ffee'),
      ];
      answers([
        { runs: [run('r1', 'InProgress', 'c0ffee')] },
        { runs: overtaken },
        { runs: overtaken, stages: [stage('Dev', 'r2', 'Succeeded')] },
      ]);
      await expect(follow()).resolves.toMatchObject({
        executionId: 'r2',
        status: 'Succeeded',
      });
      expect(lines).toContainEqual(expect.stringMatching(/Following run r2/));
    });

    it('should name the stages when there is none of that name', async () => {
      codePipeline.on(ListPipelineExecutionsCommand).resolves({
        pipelineExecutionSummaries: [run('r1', 'InProgress', 'c0ffee')],
      });
      codePipeline.on(GetPipelineStateCommand).resolves({
        stageStates: [{ stageName: 'Source' }, { stageName: 'Build' }],
      });
      await expect(follow()).rejects.toThrow(
        "The pipeline 'cabildo-citas' has no stage 'Dev': it has Source, Build",
      );
    });
  });

  describe('decide', () => {
    const approval = {
      pipelineName: 'cabildo-citas',
      stageName: 'Approve',
      actionName: 'Approve',
      token: '3f0f1c3e-0000-4000-8000-000000000000',
    };
    function decide(comment = 'Checked with the ministry') {
      return operations.decide({
        environment,
        approval,
        decision: 'approved',
        comment,
        sessionName: 'ana.rojas',
      });
    }

    it('should answer with the token and the comment', async () => {
      const approvedAt = new Date();
      codePipeline.on(PutApprovalResultCommand).resolves({ approvedAt });
      await expect(decide()).resolves.toEqual({ decidedAt: approvedAt });
      expect(
        codePipeline.commandCalls(PutApprovalResultCommand)[0].args[0].input,
      ).toEqual({
        ...approval,
        result: { status: 'Approved', summary: 'Checked with the ministry' },
      });
    });

    it.each([
      ['InvalidApprovalTokenException', 'ConflictError'],
      ['ApprovalAlreadyCompletedException', 'ConflictError'],
      ['PipelineNotFoundException', 'NotFoundError'],
      ['AccessDeniedException', 'ForwardedError'],
    ])(
      'should turn %s into %s with the words of AWS',
      async (name, expected) => {
        codePipeline
          .on(PutApprovalResultCommand)
          .rejects(Object.assign(new Error('words of AWS'), { name }));
        await expect(decide()).rejects.toThrow(/words of AWS/);
        await expect(decide()).rejects.toMatchObject(
          expected === 'ForwardedError' ? {} : { name: expected },
        );
      },
    );

    it('should refuse a comment that CodePipeline would refuse', async () => {
      await expect(decide('x'.repeat(513))).rejects.toThrow(
        /has 513 characters: shorten it to at most 512/,
      );
    });
  });

  describe('requireDepartment', () => {
    const cloudFormation = mockClient(CloudFormationClient);

    function deliveryStackIs(pipelineName: string, department?: string) {
      cloudFormation
        .on(DescribeStacksCommand, { StackName: 'cabildo-citas-delivery' })
        .resolves({
          Stacks: [
            {
              StackName: 'cabildo-citas-delivery',
              CreationTime: new Date(0),
              StackStatus: 'CREATE_COMPLETE',
              Outputs: [
                { OutputKey: 'PipelineName', OutputValue: pipelineName },
              ],
              Tags: department
                ? [{ Key: 'cabildo:department', Value: department }]
                : [],
            },
          ],
        });
    }

    it('should believe the stack that made the pipeline', async () => {
      deliveryStackIs('cabildo-citas', 'health');
      await expect(
        operations.requireDepartment(environment, 'cabildo-citas'),
      ).resolves.toBeUndefined();
    });

    it.each([
      [
        'is of another department',
        'cabildo-citas',
        'interior',
        "belongs to department 'interior' and not to department 'health'",
      ],
      [
        'says nothing of a department',
        'cabildo-citas',
        undefined,
        'belongs to nobody that the portal knows',
      ],
      [
        'has another pipeline',
        'something-else',
        'health',
        'belongs to nobody that the portal knows',
      ],
    ])(
      'should refuse where the stack %s',
      async (_, pipelineName, department, message) => {
        deliveryStackIs(pipelineName, department);
        const checked = operations.requireDepartment(
          environment,
          'cabildo-citas',
        );
        await expect(checked).rejects.toMatchObject({
          name: 'NotAllowedError',
        });
        await expect(checked).rejects.toThrow(message);
      },
    );
  });
});
