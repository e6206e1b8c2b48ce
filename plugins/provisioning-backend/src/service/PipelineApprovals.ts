// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { AwsService } from '@cabildo/plugin-aws-node';
import type { PipelineOperations } from '@cabildo/plugin-provisioning-node';
import type {
  ApprovalAnswer,
  DecidedApproval,
} from '../schema/openapi/generated/models';
import type { Approvals, CallOptions } from './types';

/** Approvals in CodePipeline, answered with the deployer role in the name of the person. */
export class PipelineApprovals implements Approvals {
  readonly #aws: AwsService;
  readonly #pipelines: PipelineOperations;

  constructor(options: { aws: AwsService; pipelines: PipelineOperations }) {
    this.#aws = options.aws;
    this.#pipelines = options.pipelines;
  }

  async decide(
    answer: ApprovalAnswer,
    options: CallOptions,
  ): Promise<DecidedApproval> {
    const { pipelineName, stageName, actionName, token } = answer;
    const { decidedAt } = await this.#pipelines.decide({
      environment: this.#aws.environment(answer.environmentId),
      approval: { pipelineName, stageName, actionName, token },
      decision: answer.decision,
      comment: answer.comment,
      sessionName: options.credentials.principal.userEntityRef,
    });
    return { decidedAt };
  }
}
