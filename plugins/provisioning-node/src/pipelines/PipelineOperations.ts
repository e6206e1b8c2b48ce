// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  CodePipelineClient,
  PutApprovalResultCommand,
} from '@aws-sdk/client-codepipeline';
import { InputError, NotAllowedError } from '@backstage/errors';
import type { AwsService, Environment } from '@cabildo/plugin-aws-node';
import {
  deliveryStackName,
  ownershipTagKeys,
  serviceOfPipeline,
} from '@cabildo/plugin-provisioning-common';
import { StackOperations } from '../stacks/StackOperations';
import { approvalError } from './approvalError';
import {
  PipelineFollower,
  type FollowedPipeline,
  type FollowPipelineOptions,
} from './PipelineFollower';

// CodePipeline refuses a longer summary of an approval.
const COMMENT_MAX_LENGTH = 512;

/**
 * Which open approval is meant.
 *
 * @public
 */
export interface ApprovalReference {
  /** Name of the pipeline that waits. */
  pipelineName: string;
  /** Stage that waits, for example `Approve`. */
  stageName: string;
  /** Action of the stage that waits. */
  actionName: string;
  /** Proves which request is answered. */
  token: string;
}

/**
 * An answer to an approval.
 *
 * @public
 */
export interface DecideApprovalOptions {
  /** Environment whose account holds the pipeline. */
  environment: Environment;
  /** What is answered. */
  approval: ApprovalReference;
  /** Whether the run goes on or ends. */
  decision: 'approved' | 'rejected';
  /** Why; people read it in the pipeline. At most 512 characters. */
  comment: string;
  /** Who decides, for AWS's logs. */
  sessionName: string;
}

/**
 * Follows pipelines and decides in them.
 *
 * @public
 */
export class PipelineOperations {
  readonly #aws: AwsService;
  readonly #stacks: StackOperations;
  readonly #pollIntervalMs: number;

  /**
   * Works in the accounts of the environments.
   *
   * @param options - `pollIntervalMs` is the time between two looks at a run,
   * 2,000 ms when it is not given
   */
  static create(options: {
    aws: AwsService;
    pollIntervalMs?: number;
  }): PipelineOperations {
    return new PipelineOperations(options.aws, options.pollIntervalMs ?? 2_000);
  }

  private constructor(aws: AwsService, pollIntervalMs: number) {
    this.#aws = aws;
    this.#stacks = StackOperations.create({ aws });
    this.#pollIntervalMs = pollIntervalMs;
  }

  /**
   * Refuses a pipeline that is not of the environment's department. That it
   * lies in the department's account proves nothing; the tags of the delivery
   * stack that made it do.
   *
   * @throws NotAllowedError that names the department it belongs to
   */
  async requireDepartment(
    environment: Environment,
    pipelineName: string,
  ): Promise<void> {
    const stack = await this.#stacks.find({
      environment,
      stackName: deliveryStackName(serviceOfPipeline(pipelineName)),
    });
    // Nor does the stack's name: it must say that it has this pipeline.
    const department =
      stack?.outputs.PipelineName === pipelineName
        ? stack.tags[ownershipTagKeys.department]
        : undefined;
    if (department !== environment.department) {
      throw new NotAllowedError(
        `The pipeline '${pipelineName}' belongs to ${
          department
            ? `department '${department}'`
            : 'nobody that the portal knows'
        } and not to department '${environment.department}'`,
      );
    }
  }

  /**
   * Follows the run of a commit until a stage ends; starts one when none runs.
   *
   * @throws PipelineFailedError with the provider's words
   */
  async follow(options: FollowPipelineOptions): Promise<FollowedPipeline> {
    const follower = new PipelineFollower(
      this.#aws,
      options,
      this.#pollIntervalMs,
    );
    return follower.run();
  }

  /**
   * Answers an open approval.
   *
   * @throws ConflictError when it has been answered already
   * @throws NotFoundError when there is no such pipeline, stage or action
   */
  async decide(options: DecideApprovalOptions): Promise<{ decidedAt: Date }> {
    const { environment, approval, decision, comment, sessionName } = options;
    if (comment.length > COMMENT_MAX_LENGTH) {
      throw new InputError(
        `The comment has ${comment.length} characters: shorten it to at most ${COMMENT_MAX_LENGTH}`,
      );
    }
    const client = this.#aws.client(CodePipelineClient, {
      environment,
      role: 'deployer',
      sessionName,
    });
    const answer = await client
      .send(
        new PutApprovalResultCommand({
          ...approval,
          result: {
            status: decision === 'approved' ? 'Approved' : 'Rejected',
            summary: comment,
          },
        }),
      )
      .catch(error => {
        throw approvalError(error, {
          environment,
          pipelineName: approval.pipelineName,
        });
      });
    return { decidedAt: answer.approvedAt ?? new Date() };
  }
}
