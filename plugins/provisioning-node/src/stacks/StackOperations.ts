// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { NotFoundError } from '@backstage/errors';
import type { AwsService, Environment } from '@cabildo/plugin-aws-node';
import type { StackValues } from '@cabildo/plugin-provisioning-common';
import {
  describeStack,
  outputsOf,
  parametersOf,
  tagsOf,
} from './describeStack';
import { placeOf, requireOwnership } from './requireOwnership';
import { stackSituation } from './stackSituation';
import {
  StackDeployment,
  type DeployedStack,
  type DeployStackOptions,
} from './StackDeployment';

/**
 * A stack as it is.
 *
 * @public
 */
export interface FoundStack {
  /** CloudFormation's status, for example `CREATE_COMPLETE`. */
  status: string;
  /** Its outputs by name; none before it is complete. */
  outputs: StackValues;
  /** Its parameters by name, `NoEcho` ones as asterisks. */
  parameters: StackValues;
  /** Its tags by key. */
  tags: Record<string, string>;
}

/**
 * Creates and updates stacks so that doing it again does no harm.
 *
 * @public
 */
export class StackOperations {
  readonly #aws: AwsService;
  readonly #pollIntervalMs: number;

  /**
   * Works in the accounts of the environments.
   *
   * @param options - `pollIntervalMs` is the time between two looks at a
   * running operation, 1,500 ms when it is not given
   */
  static create(options: {
    aws: AwsService;
    pollIntervalMs?: number;
  }): StackOperations {
    return new StackOperations(options.aws, options.pollIntervalMs ?? 1_500);
  }

  private constructor(aws: AwsService, pollIntervalMs: number) {
    this.#aws = aws;
    this.#pollIntervalMs = pollIntervalMs;
  }

  /**
   * Looks at a stack with the reader role.
   *
   * @returns undefined when there is no such stack
   */
  async find(options: {
    environment: Environment;
    stackName: string;
    signal?: AbortSignal;
  }): Promise<FoundStack | undefined> {
    const { environment, stackName, signal } = options;
    const client = this.#aws.client(CloudFormationClient, {
      environment,
      role: 'reader',
    });
    const stack = await describeStack(client, stackName, { signal });
    return (
      stack && {
        status: stack.StackStatus ?? '',
        outputs: outputsOf(stack),
        parameters: parametersOf(stack),
        tags: tagsOf(stack),
      }
    );
  }

  /**
   * Looks at a stack that a request means to deploy.
   *
   * @param options - `tags` are those that the request gives it
   * @throws ConflictError when the stack belongs to another request
   */
  async findOwn(options: {
    environment: Environment;
    stackName: string;
    tags: Record<string, string>;
    signal?: AbortSignal;
  }): Promise<FoundStack | undefined> {
    const { environment, stackName, tags } = options;
    const found = await this.find(options);
    // What is only proposed has no tags; whose it is shows when it is deployed.
    if (found && stackSituation(found.status) !== 'proposed') {
      requireOwnership(placeOf(stackName, environment), found.tags, tags);
    }
    return found;
  }

  /**
   * Outputs of an environment's own stack.
   *
   * @throws NotFoundError when the environment has not been set up
   */
  async environmentOutputs(
    environment: Environment,
    options?: { signal?: AbortSignal },
  ): Promise<StackValues> {
    const { stackName } = environment;
    const found = await this.find({ environment, stackName, ...options });
    if (!found) {
      throw new NotFoundError(
        `Environment '${environment.id}' has no stack '${stackName}' in account ${environment.accountId} (${environment.region}): the platform team must set it up first`,
      );
    }
    return found.outputs;
  }

  /**
   * Brings a stack to what is asked for: looks, and then creates or updates it
   * or finds that nothing is to do.
   *
   * @throws ConflictError when the stack belongs to another request
   * @throws StackOperationError with the innermost reason when it fails
   */
  async deploy(options: DeployStackOptions): Promise<DeployedStack> {
    const deployment = new StackDeployment(
      this.#aws,
      options,
      this.#pollIntervalMs,
    );
    return deployment.run();
  }
}
