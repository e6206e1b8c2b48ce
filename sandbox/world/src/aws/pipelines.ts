// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { setTimeout as delay } from 'node:timers/promises';
import {
  GetPipelineStateCommand,
  PutApprovalResultCommand,
  RetryStageExecutionCommand,
} from '@aws-sdk/client-codepipeline';
import type {
  CodePipelineClient,
  StageState,
} from '@aws-sdk/client-codepipeline';

const POLL_MILLISECONDS = 1000;
const TIMEOUT_MILLISECONDS = 10 * 60_000;

export type PipelineOutcome =
  | { status: 'Succeeded' }
  | { status: 'AwaitingApproval'; stage: string }
  | { status: 'Failed'; stage: string; reason: string };

export interface FollowPipelineOptions {
  /** The commit whose run is followed. */
  readonly commit: string;
  /** Whether a failed stage is tried once more. Default false. */
  readonly retry?: boolean;
  /** Whether what asks for approval gets it, or is left to ask. */
  readonly approve: boolean;
  readonly pollMilliseconds?: number;
}

/** Follows the newest run to its end, approves what asks for approval, and tries a failed stage once more. */
export async function followPipeline(
  client: CodePipelineClient,
  name: string,
  options: FollowPipelineOptions,
): Promise<PipelineOutcome> {
  const deadline = Date.now() + TIMEOUT_MILLISECONDS;
  let mayRetry = options.retry ?? false;
  for (;;) {
    const { stageStates = [] } = await client.send(
      new GetPipelineStateCommand({ name }),
    );
    const execution = findExecution(stageStates, options.commit);
    const outcome = execution ? readOutcome(stageStates, execution) : undefined;
    if (outcome?.status === 'Failed' && mayRetry) {
      mayRetry = false;
      await client.send(
        new RetryStageExecutionCommand({
          pipelineName: name,
          stageName: outcome.stage,
          pipelineExecutionId: execution!,
          retryMode: 'FAILED_ACTIONS',
        }),
      );
    } else if (outcome) {
      return outcome;
    }
    const approval = execution
      ? findApproval(stageStates, execution)
      : undefined;
    if (approval && !options.approve) {
      return { status: 'AwaitingApproval', stage: approval.stageName };
    }
    if (approval) {
      await client.send(
        new PutApprovalResultCommand({
          pipelineName: name,
          ...approval,
          result: {
            status: 'Approved',
            summary: 'Approved when the sandbox was put up',
          },
        }),
      );
    }
    if (Date.now() > deadline) {
      throw new Error(`Pipeline ${name} did not end within ten minutes`);
    }
    await delay(options.pollMilliseconds ?? POLL_MILLISECONDS);
  }
}

/** The execution that brings this commit, or that could not fetch any; undefined until there is one. */
function findExecution(
  stages: readonly StageState[],
  commit: string,
): string | undefined {
  const source = stages[0];
  const isMeant =
    source?.latestExecution?.status === 'Failed' ||
    source?.actionStates?.some(
      action => action.currentRevision?.revisionId === commit,
    );
  return isMeant ? source?.latestExecution?.pipelineExecutionId : undefined;
}

function readOutcome(
  stages: readonly StageState[],
  execution: string,
): PipelineOutcome | undefined {
  for (const stage of stages) {
    if (stage.latestExecution?.pipelineExecutionId !== execution) {
      return undefined;
    }
    const { status } = stage.latestExecution;
    if (status === 'Failed' || status === 'Stopped' || status === 'Cancelled') {
      const failed = stage.actionStates?.find(
        action => action.latestExecution?.status === 'Failed',
      );
      const reason =
        failed?.latestExecution?.errorDetails?.message ??
        failed?.latestExecution?.summary ??
        status;
      return { status: 'Failed', stage: stage.stageName!, reason };
    }
    if (status !== 'Succeeded') {
      return undefined;
    }
  }
  return { status: 'Succeeded' };
}

function findApproval(
  stages: readonly StageState[],
  execution: string,
): { stageName: string; actionName: string; token: string } | undefined {
  for (const stage of stages) {
    const isReached = stage.latestExecution?.pipelineExecutionId === execution;
    for (const action of isReached ? stage.actionStates ?? [] : []) {
      const { status, token } = action.latestExecution ?? {};
      if (status === 'InProgress' && token) {
        return {
          stageName: stage.stageName!,
          actionName: action.actionName!,
          token,
        };
      }
    }
  }
  return undefined;
}
