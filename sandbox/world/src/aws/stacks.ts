// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { setTimeout as delay } from 'node:timers/promises';
import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import type { Stack } from '@aws-sdk/client-cloudformation';

const POLL_MILLISECONDS = 400;
const TIMEOUT_MILLISECONDS = 10 * 60_000;

/** The stack is there and belongs to nobody's running operation. */
const USABLE = new Set([
  'CREATE_COMPLETE',
  'UPDATE_COMPLETE',
  'UPDATE_ROLLBACK_COMPLETE',
]);

export interface EnsureStackOptions {
  readonly name: string;
  readonly template: { readonly url: string } | { readonly body: string };
  readonly parameters: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly roleArn?: string;
  /** Between two looks at a stack that changes. */
  readonly pollMilliseconds?: number;
}

/**
 * Creates a stack that is not there, and waits for it.
 *
 * @remarks
 * A stack that is there is left as it is: people and pipelines have changed it
 * since. One whose creation failed is deleted and created again.
 *
 * @returns the outputs, and whether this call created it
 */
export async function ensureStack(
  client: CloudFormationClient,
  options: EnsureStackOptions,
): Promise<{ outputs: Record<string, string>; created: boolean }> {
  let stack = await findStack(client, options.name);
  if (stack && isInProgress(stack)) {
    stack = await waitForStack(client, options);
  }
  if (stack && !USABLE.has(stack.StackStatus!)) {
    await client.send(new DeleteStackCommand({ StackName: options.name }));
    await waitForStack(client, options);
    stack = undefined;
  }
  if (stack) {
    return { outputs: readOutputs(stack), created: false };
  }
  await client.send(
    new CreateStackCommand({
      StackName: options.name,
      ...createInput(options),
    }),
  );
  const created = await waitForStack(client, options);
  if (created?.StackStatus !== 'CREATE_COMPLETE') {
    throw new Error(
      `Stack ${options.name} was not created: ${await firstFailure(
        client,
        options.name,
      )}`,
    );
  }
  return { outputs: readOutputs(created), created: true };
}

export async function findStack(
  client: CloudFormationClient,
  name: string,
): Promise<Stack | undefined> {
  try {
    const { Stacks } = await client.send(
      new DescribeStacksCommand({ StackName: name }),
    );
    return Stacks?.[0];
  } catch (error) {
    if (error instanceof Error && /does not exist/.test(error.message)) {
      return undefined;
    }
    throw error;
  }
}

export function readOutputs(stack: Stack): Record<string, string> {
  return Object.fromEntries(
    (stack.Outputs ?? []).map(output => [
      output.OutputKey!,
      output.OutputValue!,
    ]),
  );
}

function createInput(options: EnsureStackOptions) {
  const { template } = options;
  return {
    ...('url' in template
      ? { TemplateURL: template.url }
      : { TemplateBody: template.body }),
    Capabilities: [
      'CAPABILITY_NAMED_IAM' as const,
      'CAPABILITY_AUTO_EXPAND' as const,
    ],
    Parameters: Object.entries(options.parameters).map(
      ([ParameterKey, ParameterValue]) => ({
        ParameterKey,
        ParameterValue,
      }),
    ),
    RoleARN: options.roleArn,
    Tags: Object.entries(options.tags).map(([Key, Value]) => ({ Key, Value })),
  };
}

function isInProgress(stack: Stack): boolean {
  return stack.StackStatus!.endsWith('_IN_PROGRESS');
}

async function waitForStack(
  client: CloudFormationClient,
  options: { name: string; pollMilliseconds?: number },
): Promise<Stack | undefined> {
  const { name, pollMilliseconds = POLL_MILLISECONDS } = options;
  const deadline = Date.now() + TIMEOUT_MILLISECONDS;
  for (;;) {
    const stack = await findStack(client, name);
    if (!stack || !isInProgress(stack)) {
      return stack;
    }
    if (Date.now() > deadline) {
      throw new Error(
        `Stack ${name} is ${stack.StackStatus} for more than ten minutes`,
      );
    }
    await delay(pollMilliseconds);
  }
}

/** The innermost first reason: a parent only says that its child failed. */
async function firstFailure(
  client: CloudFormationClient,
  name: string,
): Promise<string> {
  const { StackEvents = [] } = await client.send(
    new DescribeStackEventsCommand({ StackName: name }),
  );
  const failed = StackEvents.reverse().find(
    event =>
      event.ResourceStatus?.endsWith('_FAILED') &&
      !/cancelled/i.test(event.ResourceStatusReason ?? ''),
  );
  if (!failed) {
    const stack = await findStack(client, name);
    return `${stack?.StackStatus} ${stack?.StackStatusReason ?? ''}`;
  }
  const child = failed.PhysicalResourceId;
  if (
    failed.ResourceType === 'AWS::CloudFormation::Stack' &&
    child &&
    child !== failed.StackId
  ) {
    const inner = await findStack(client, child);
    if (inner) {
      return await firstFailure(client, child);
    }
  }
  return `${failed.LogicalResourceId} (${failed.ResourceType}): ${
    failed.ResourceStatusReason ?? failed.ResourceStatus
  }`;
}
