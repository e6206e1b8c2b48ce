// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  DescribeStacksCommand,
  type CloudFormationClient,
  type Stack,
} from '@aws-sdk/client-cloudformation';
import type { StackValues } from '@cabildo/plugin-provisioning-common';

/** A stack by name or id, or undefined when there is none. */
export async function describeStack(
  client: CloudFormationClient,
  stackName: string,
  options?: { signal?: AbortSignal },
): Promise<Stack | undefined> {
  try {
    const { Stacks } = await client.send(
      new DescribeStacksCommand({ StackName: stackName }),
      { abortSignal: options?.signal },
    );
    return Stacks?.[0];
  } catch (error) {
    // CloudFormation has no error of its own for this.
    if (
      error instanceof Error &&
      error.name === 'ValidationError' &&
      /does not exist/.test(error.message)
    ) {
      return undefined;
    }
    throw error;
  }
}

export function outputsOf(stack: Stack): StackValues {
  return Object.fromEntries(
    (stack.Outputs ?? []).map(({ OutputKey, OutputValue }) => [
      OutputKey ?? '',
      OutputValue ?? '',
    ]),
  );
}

export function parametersOf(stack: Stack): StackValues {
  return Object.fromEntries(
    (stack.Parameters ?? []).map(({ ParameterKey, ParameterValue }) => [
      ParameterKey ?? '',
      ParameterValue ?? '',
    ]),
  );
}

export function tagsOf(resource: {
  Tags?: { Key?: string; Value?: string }[];
}): Record<string, string> {
  return Object.fromEntries(
    (resource.Tags ?? []).map(({ Key, Value }) => [Key ?? '', Value ?? '']),
  );
}
