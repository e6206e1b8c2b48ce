// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type {
  ActionState,
  GetPipelineStateOutput,
  StageState,
} from '@aws-sdk/client-codepipeline';
import type { Environment } from '@cabildo/plugin-aws-node';
import type {
  PipelineActionFacts,
  PipelineFacts,
  PipelineStageFacts,
} from '@cabildo/plugin-estate-common';

const NEVER_RUN = 'NotStarted';

/** Where a pipeline stands, as AWS says it. */
export function toPipeline(
  state: GetPipelineStateOutput,
  environment: Environment,
): PipelineFacts {
  const stages = (state.stageStates ?? []).map(toStage);
  return {
    name: state.pipelineName ?? '',
    accountId: environment.accountId,
    region: environment.region,
    environmentId: environment.id,
    // The first stage is entered by the newest execution.
    executionId: stages[0]?.executionId,
    status: statusOf(stages),
    stages,
  };
}

/**
 * AWS gives no status of the whole. What runs now counts first; then what went
 * wrong in the stage that was entered last.
 */
function statusOf(stages: PipelineStageFacts[]): PipelineFacts['status'] {
  const statuses = stages.map(stage => stage.status);
  for (const status of [
    'InProgress',
    'Stopping',
    'Failed',
    'Stopped',
    'Cancelled',
  ] as const) {
    if (statuses.includes(status)) {
      return status;
    }
  }
  return statuses.includes('Succeeded') ? 'Succeeded' : 'Unknown';
}

function toStage(stage: StageState): PipelineStageFacts {
  return {
    name: stage.stageName ?? '',
    status: stage.latestExecution?.status ?? NEVER_RUN,
    executionId: stage.latestExecution?.pipelineExecutionId,
    actions: (stage.actionStates ?? []).map(toAction),
  };
}

function toAction(action: ActionState): PipelineActionFacts {
  const execution = action.latestExecution;
  return {
    name: action.actionName ?? '',
    status: execution?.status ?? NEVER_RUN,
    changedAt: execution?.lastStatusChange?.toISOString(),
    summary: execution?.summary,
    error: execution?.errorDetails?.message,
    // A token that was answered is of no use, and would ask again for what is decided.
    approvalToken:
      execution?.status === 'InProgress' ? execution.token : undefined,
    url: execution?.externalExecutionUrl ?? action.entityUrl,
    revision: action.currentRevision?.revisionId,
  };
}
