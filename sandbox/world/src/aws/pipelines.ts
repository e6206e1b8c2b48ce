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
  | { status: 'Failed'; stage: string; reason: string };

export interface FollowPipelineOptions {
  /** The commit whose run is followed. */
  readonly commit: string;
  /** Whether a failed stage is tried once more. */
  readonly retry: boolean;
  readonly pollMilliseconds?: number;
}

/** Follows the newest run to its end, approves what asks for approval, and tries a failed stage once more. */
export async function followPipeline(
  client: CodePipelineClient,
  name: string,
  options: FollowPipelineOptions,
): Promise<PipelineOutcome> {
  const deadline = Date.now() + TIMEOUT_MILLISECONDS;
  let mayRetry = options.retry;
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
    if (execution) {
      await approve(client, name, stageStates, execution);
    }
    if (Date.now() > deadline) {
      throw new Error(`Pipeline ${name} did not end within ten minutes`);
    }
    await delay(options.pollMilliseconds ?? POLL_MILLISECONDS);
  }
}

/** The execution that brings this commit; undefined until its source stage has it. */
function findExecution(
  stages: readonly StageState[],
  commit: string,
): string | undefined {
  const source = stages[0];
  const hasCommit = source?.actionStates?.some(
    action => action.currentRevision?.revisionId === commit,
  );
  return hasCommit ? source?.latestExecution?.pipelineExecutionId : undefined;
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

async function approve(
  client: CodePipelineClient,
  pipelineName: string,
  stages: readonly StageState[],
  execution: string,
): Promise<void> {
  for (const stage of stages.filter(
    each => each.latestExecution?.pipelineExecutionId === execution,
  )) {
    for (const action of stage.actionStates ?? []) {
      const { status, token } = action.latestExecution ?? {};
      if (status === 'InProgress' && token) {
        await client.send(
          new PutApprovalResultCommand({
            pipelineName,
            stageName: stage.stageName!,
            actionName: action.actionName!,
            token,
            result: {
              status: 'Approved',
              summary: 'Approved when the sandbox was put up',
            },
          }),
        );
      }
    }
  }
}
