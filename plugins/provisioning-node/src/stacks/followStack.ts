// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { setTimeout as delay } from 'node:timers/promises';
import type { Stack, StackEvent } from '@aws-sdk/client-cloudformation';
import { NotFoundError } from '@backstage/errors';
import { describeStack } from './describeStack';
import {
  FollowedOperation,
  type FollowedOperationOptions,
} from './FollowedOperation';

export interface FollowStackOptions extends FollowedOperationOptions {
  pollIntervalMs: number;
}

export interface FollowedStack {
  stack: Stack;
  /** Events of the operation, of the stack and of those nested in it. */
  events: StackEvent[];
}

/** Follows an operation to its end, with what happens in nested stacks. */
export async function followStack(
  options: FollowStackOptions,
): Promise<FollowedStack> {
  const { client, stackId, pollIntervalMs, signal } = options;
  const operation = new FollowedOperation(options);
  for (;;) {
    // The status first: an end seen here has all its events below.
    const stack = await describeStack(client, stackId, { signal });
    if (!stack) {
      throw new NotFoundError(`The stack '${stackId}' vanished`);
    }
    await operation.readEvents();
    const ended = !stack.StackStatus?.endsWith('_IN_PROGRESS');
    if (ended && operation.events.length > 0) {
      return { stack, events: operation.events };
    }
    await delay(pollIntervalMs, undefined, { signal });
  }
}
