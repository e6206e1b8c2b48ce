// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { setTimeout as delay } from 'node:timers/promises';
import {
  CreateChangeSetCommand,
  DeleteChangeSetCommand,
  DescribeChangeSetCommand,
  ExecuteChangeSetCommand,
  type CloudFormationClient,
  type CreateChangeSetInput,
} from '@aws-sdk/client-cloudformation';
import { StackOperationError } from './StackOperationError';

export interface ApplyChangeSetOptions {
  client: CloudFormationClient;
  input: CreateChangeSetInput;
  /** Token of the operation that the change set begins. */
  requestToken: string;
  pollIntervalMs: number;
  signal?: AbortSignal;
}

/**
 * How a change set ended: `begun` with the stack's id, or `nothing-to-do`.
 */
export type AppliedChangeSet =
  | { kind: 'begun'; stackId: string }
  | { kind: 'nothing-to-do' };

const NOTHING_TO_DO = /didn't contain changes|No updates are to be performed/i;

/**
 * Makes a change set and executes it.
 *
 * @remarks
 *
 * A stack changes only by change sets: whatever looks at a request before it
 * is carried out sees what will be, and the deployer role may do nothing else.
 */
export async function applyChangeSet(
  options: ApplyChangeSetOptions,
): Promise<AppliedChangeSet> {
  const { client, requestToken, signal } = options;
  const stackId = await createAnew(options);
  const changeSet = await settled(options);
  if (changeSet.Status !== 'CREATE_COMPLETE') {
    const reason = changeSet.StatusReason ?? changeSet.Status ?? 'unknown';
    await client.send(new DeleteChangeSetCommand(nameOf(options)), {
      abortSignal: signal,
    });
    if (NOTHING_TO_DO.test(reason)) {
      return { kind: 'nothing-to-do' };
    }
    throw new StackOperationError(
      `The stack '${options.input.StackName}' cannot become what is asked for: AWS says "${reason}". Nothing was changed. When the cause is mended, run the task again`,
    );
  }
  await client.send(
    new ExecuteChangeSetCommand({
      ...nameOf(options),
      ClientRequestToken: requestToken,
    }),
    { abortSignal: signal },
  );
  return { kind: 'begun', stackId };
}

/** Creates the change set and gives the stack's id; one of an earlier attempt that was never executed makes room. */
async function createAnew(options: ApplyChangeSetOptions): Promise<string> {
  const { client, input, signal } = options;
  const create = () =>
    client.send(new CreateChangeSetCommand(input), { abortSignal: signal });
  const { StackId } = await create().catch(async error => {
    if (error.name !== 'AlreadyExistsException') {
      throw error;
    }
    await client.send(new DeleteChangeSetCommand(nameOf(options)), {
      abortSignal: signal,
    });
    return create();
  });
  return StackId!;
}

async function settled(options: ApplyChangeSetOptions) {
  const { client, pollIntervalMs, signal } = options;
  for (;;) {
    const changeSet = await client.send(
      new DescribeChangeSetCommand(nameOf(options)),
      { abortSignal: signal },
    );
    if (!/_(PENDING|IN_PROGRESS)$/.test(changeSet.Status ?? '')) {
      return changeSet;
    }
    await delay(pollIntervalMs, undefined, { signal });
  }
}

/** With the stack's name, by which roles are limited: a change set's ARN alone does not hold it. */
function nameOf({ input }: ApplyChangeSetOptions) {
  return { StackName: input.StackName, ChangeSetName: input.ChangeSetName };
}
