// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  CloudFormationClient,
  DeleteStackCommand,
  type Stack,
} from '@aws-sdk/client-cloudformation';
import type { AwsService, Environment } from '@cabildo/plugin-aws-node';
import {
  ownershipTagKeys,
  type StackValues,
} from '@cabildo/plugin-provisioning-common';
import { applyChangeSet } from './applyChangeSet';
import {
  describeStack,
  outputsOf,
  parametersOf,
  tagsOf,
} from './describeStack';
import { followStack, type FollowedStack } from './followStack';
import { requestToken } from './requestToken';
import { changeSetName, requireOwnReview } from './requireOwnReview';
import { placeOf, requireOwnership } from './requireOwnership';
import { readEventsUntil } from './stackEvents';
import { operationError } from './operationError';
import { StackOperationError } from './StackOperationError';
import { stackSituation } from './stackSituation';

const CAPABILITIES = [
  'CAPABILITY_NAMED_IAM',
  'CAPABILITY_AUTO_EXPAND',
] as const;

// Look, wait, remove what is left, create: a stack that is still not there was changed by others meanwhile.
const MAX_ROUNDS = 5;

/**
 * What a stack should become.
 *
 * @public
 */
export interface DeployStackOptions {
  /** Account and Region of the stack. */
  environment: Environment;
  /** Name of the stack; `cabildo-` begins it, as the deployer role asks. */
  stackName: string;
  /** Address of the root template in the stack library. */
  templateUrl: string;
  /** Parameters that are not named keep the value they have. */
  parameters: StackValues;
  /** With the ownership tags, by which the stack is known again. */
  tags: Record<string, string>;
  /** Role that CloudFormation acts with. */
  executionRoleArn: string;
  /** Who acts, for AWS's logs. */
  sessionName: string;
  /** Gets one line for each event. */
  onLine?: (line: string) => void;
  /** Stops following. What CloudFormation began goes on. */
  signal?: AbortSignal;
}

/**
 * A stack that is as it should be.
 *
 * @public
 */
export interface DeployedStack {
  /** ARN of the stack. */
  stackId: string;
  /** Its outputs by name. */
  outputs: StackValues;
  /** What was done; `none` when it was so already. */
  change: 'created' | 'updated' | 'none';
}

/** One call of {@link StackOperations.deploy}. */
export class StackDeployment {
  readonly #options: DeployStackOptions;
  readonly #client: CloudFormationClient;
  readonly #pollIntervalMs: number;

  constructor(
    aws: AwsService,
    options: DeployStackOptions,
    pollIntervalMs: number,
  ) {
    this.#options = options;
    this.#pollIntervalMs = pollIntervalMs;
    this.#client = aws.client(CloudFormationClient, {
      environment: options.environment,
      role: 'deployer',
      sessionName: options.sessionName,
    });
  }

  async run(): Promise<DeployedStack> {
    const { stackName, tags, environment, signal } = this.#options;
    const place = placeOf(stackName, environment);
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      const stack = await describeStack(this.#client, stackName, { signal });
      if (!stack) {
        return this.#create();
      }
      const situation = stackSituation(stack.StackStatus);
      if (situation === 'proposed') {
        await this.#requireOwnReview(place);
        return this.#create();
      }
      requireOwnership(place, tagsOf(stack), tags);
      switch (situation) {
        case 'ready':
          return this.#update(stack);
        case 'busy':
          this.#say(`The stack is ${stack.StackStatus}: waiting for its end`);
          await this.#follow(stack.StackId!);
          break;
        case 'remains':
          this.#say(
            `The stack is ${stack.StackStatus}, left by an earlier attempt: removing it`,
          );
          await this.#remove(stack);
          break;
        default:
          throw new StackOperationError(
            `${place} is ${stack.StackStatus}, which only a person can mend: see its events in the AWS console, then run the task again`,
          );
      }
    }
    throw new StackOperationError(
      `${place} does not come to rest: somebody else is changing it. Run the task again later`,
    );
  }

  async #create(): Promise<DeployedStack> {
    const { stackName, parameters } = this.#options;
    this.#say(`Creating stack ${stackName}`);
    const applied = await applyChangeSet({
      ...this.#applyOptions('create'),
      input: {
        ...this.#wish(),
        ChangeSetType: 'CREATE',
        Parameters: toParameters(parameters),
      },
    });
    if (applied.kind === 'nothing-to-do') {
      throw new StackOperationError(
        `The stack '${stackName}' has nothing to create: its template in the library is empty`,
      );
    }
    return this.#finish(await this.#follow(applied.stackId), 'created');
  }

  async #update(stack: Stack): Promise<DeployedStack> {
    const { stackName, parameters } = this.#options;
    const stackId = stack.StackId!;
    // Such as the image, which the pipeline has set since.
    const kept = Object.keys(parametersOf(stack))
      .filter(key => !Object.hasOwn(parameters, key))
      .map(key => ({ ParameterKey: key, UsePreviousValue: true }));
    const after = await this.#newestEvent(stackId);
    const applied = await applyChangeSet({
      ...this.#applyOptions(`update ${after}`),
      input: {
        ...this.#wish(),
        ChangeSetType: 'UPDATE',
        Parameters: [...toParameters(parameters), ...kept],
      },
    });
    if (applied.kind === 'nothing-to-do') {
      this.#say(`Stack ${stackName} is as it should be: nothing to do`);
      return { stackId, outputs: outputsOf(stack), change: 'none' };
    }
    this.#say(`Updating stack ${stackName}`);
    return this.#finish(await this.#follow(stackId, after), 'updated');
  }

  async #remove(stack: Stack): Promise<void> {
    const { executionRoleArn, signal } = this.#options;
    const stackId = stack.StackId!;
    const after = await this.#newestEvent(stackId);
    await this.#client.send(
      new DeleteStackCommand({
        StackName: stackId,
        RoleARN: executionRoleArn,
        ClientRequestToken: requestToken(this.#options, `delete ${after}`),
      }),
      { abortSignal: signal },
    );
    const followed = await this.#follow(stackId, after);
    if (followed.stack.StackStatus !== 'DELETE_COMPLETE') {
      throw operationError('removed', followed, this.#options);
    }
  }

  async #newestEvent(stackId: string): Promise<string | undefined> {
    let newest: string | undefined;
    await readEventsUntil(
      this.#client,
      stackId,
      event => {
        newest = event.EventId;
        return true;
      },
      { signal: this.#options.signal },
    );
    return newest;
  }

  #follow(stackId: string, after?: string): Promise<FollowedStack> {
    return followStack({
      client: this.#client,
      stackId,
      after,
      onLine: this.#options.onLine,
      pollIntervalMs: this.#pollIntervalMs,
      signal: this.#options.signal,
    });
  }

  #finish(
    followed: FollowedStack,
    change: 'created' | 'updated',
  ): DeployedStack {
    const { stack } = followed;
    const status = change === 'created' ? 'CREATE_COMPLETE' : 'UPDATE_COMPLETE';
    if (stack.StackStatus !== status) {
      throw operationError(change, followed, this.#options);
    }
    return { stackId: stack.StackId!, outputs: outputsOf(stack), change };
  }

  async #requireOwnReview(place: string): Promise<void> {
    const { stackName, signal } = this.#options;
    await requireOwnReview(this.#client, {
      place,
      stackName,
      requestId: this.#requestId,
      signal,
    });
  }

  get #requestId(): string {
    return this.#options.tags[ownershipTagKeys.request] ?? '';
  }

  #applyOptions(attempt: string) {
    return {
      client: this.#client,
      requestToken: requestToken(this.#options, attempt),
      pollIntervalMs: this.#pollIntervalMs,
      signal: this.#options.signal,
    };
  }

  #wish() {
    const { stackName, templateUrl, executionRoleArn, tags } = this.#options;
    return {
      StackName: stackName,
      ChangeSetName: changeSetName(this.#requestId),
      TemplateURL: templateUrl,
      RoleARN: executionRoleArn,
      Capabilities: [...CAPABILITIES],
      Tags: toTags(tags),
    };
  }

  #say(line: string): void {
    this.#options.onLine?.(line);
  }
}

function toParameters(values: StackValues) {
  return Object.entries(values).map(([ParameterKey, ParameterValue]) => ({
    ParameterKey,
    ParameterValue,
  }));
}

function toTags(tags: Record<string, string>) {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
