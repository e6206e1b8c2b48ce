// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { PipelineFacts } from '../facts';
import type { Reason } from '../verdict';
import type { Situation } from './situation';

/**
 * What the pipeline asks of people. It delivers the next version: red or
 * waiting, what runs is as well as before.
 */
export function pipelineRule(situation: Situation): Reason[] {
  const pipeline = situation.facts.pipeline?.value;
  return pipeline ? [...failures(pipeline), ...openApprovals(pipeline)] : [];
}

function failures(pipeline: PipelineFacts): Reason[] {
  const stage = pipeline.stages.find(
    candidate => candidate.status === 'Failed',
  );
  if (!stage && pipeline.status !== 'Failed') {
    return [];
  }
  const action = stage?.actions.find(
    candidate => candidate.status === 'Failed',
  );
  return [
    {
      code: 'pipeline-failed',
      status: 'healthy',
      params: {
        pipeline: pipeline.name,
        // One that failed and has begun again says so without a stage.
        stage: stage?.name ?? '?',
        ...(action ? { action: action.name } : {}),
      },
      detail: action?.error,
    },
  ];
}

function openApprovals(pipeline: PipelineFacts): Reason[] {
  return pipeline.stages.flatMap(stage =>
    stage.actions
      .filter(action => action.approvalToken !== undefined)
      .map(
        (action): Reason => ({
          code: 'approval-waiting',
          status: 'healthy',
          params: {
            pipeline: pipeline.name,
            stage: stage.name,
            action: action.name,
            ...(action.changedAt ? { since: action.changedAt } : {}),
          },
        }),
      ),
  );
}
