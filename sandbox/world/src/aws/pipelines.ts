// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { setTimeout as delay } from 'node:timers/promises';
import {
  GetPipelineExecutionCommand,
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
    const question = execution ? findQuestion(stageStates) : undefined;
    // A new pipeline and the push that came just before it may start a run each, of the same commit: the first one asks,
    // the second waits behind it.
    const isMeant =
      question &&
      (question.execution === execution ||
        (await bringsCommit(client, name, question.execution, options.commit)));
    if (isMeant && !options.approve) {
      return { status: 'AwaitingApproval', stage: question.stageName };
    }
    if (isMeant) {
      const { stageName, actionName, token } = question;
      await client.send(
        new PutApprovalResultCommand({
          pipelineName: name,
          stageName,
          actionName,
          token,
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

interface Question {
  stageName: string;
  actionName: string;
  token: string;
  execution: string;
}

/** What asks for approval, of whichever run. */
function findQuestion(stages: readonly StageState[]): Question | undefined {
  for (const stage of stages) {
    for (const action of stage.actionStates ?? []) {
      const { status, token } = action.latestExecution ?? {};
      if (status === 'InProgress' && token) {
        return {
          stageName: stage.stageName!,
          actionName: action.actionName!,
          token,
          execution: stage.latestExecution!.pipelineExecutionId!,
        };
      }
    }
  }
  return undefined;
}

async function bringsCommit(
  client: CodePipelineClient,
  pipelineName: string,
  pipelineExecutionId: string,
  commit: string,
): Promise<boolean> {
  const { pipelineExecution } = await client.send(
    new GetPipelineExecutionCommand({ pipelineName, pipelineExecutionId }),
  );
  return (
    pipelineExecution?.artifactRevisions?.some(
      ({ revisionId }) => revisionId === commit,
    ) ?? false
  );
}
