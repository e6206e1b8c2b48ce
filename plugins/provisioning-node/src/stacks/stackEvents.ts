// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  paginateDescribeStackEvents,
  type CloudFormationClient,
  type StackEvent,
} from '@aws-sdk/client-cloudformation';

const NESTED_STACK = 'AWS::CloudFormation::Stack';

/** Reads events newest first until one is known, and returns the new ones oldest first. */
export async function readEventsUntil(
  client: CloudFormationClient,
  stackId: string,
  isKnown: (event: StackEvent) => boolean,
  options?: { signal?: AbortSignal },
): Promise<StackEvent[]> {
  const events: StackEvent[] = [];
  const pages = paginateDescribeStackEvents(
    { client },
    { StackName: stackId },
    { abortSignal: options?.signal },
  );
  for await (const page of pages) {
    for (const event of page.StackEvents ?? []) {
      if (isKnown(event)) {
        return events.reverse();
      }
      events.push(event);
    }
  }
  return events.reverse();
}

/** Whether the event is about the stack itself and not a resource in it. */
export function isOwnEvent(event: StackEvent): boolean {
  return (
    event.ResourceType === NESTED_STACK &&
    event.PhysicalResourceId === event.StackId
  );
}

/** Whether the event begins a creation, update or deletion of its stack. */
export function isStartOfOperation(event: StackEvent): boolean {
  return (
    isOwnEvent(event) &&
    /^(CREATE|UPDATE|DELETE)_IN_PROGRESS$/.test(event.ResourceStatus ?? '')
  );
}

/** Id of the nested stack that the event is about, once it has one. */
export function nestedStackId(event: StackEvent): string | undefined {
  return event.ResourceType === NESTED_STACK &&
    !isOwnEvent(event) &&
    event.PhysicalResourceId
    ? event.PhysicalResourceId
    : undefined;
}

// CloudFormation says this of resources it stopped because another one failed.
const CONSEQUENCE = /^Resource (creation|update|deletion) cancelled/i;

/**
 * Why an operation failed: the first failure that is not the consequence of
 * another, from the innermost stack.
 *
 * @param events - of all stacks of the operation
 */
export function firstFailure(
  events: readonly StackEvent[],
): StackEvent | undefined {
  const failures = events
    .filter(
      event =>
        event.ResourceStatus?.endsWith('_FAILED') &&
        !CONSEQUENCE.test(event.ResourceStatusReason ?? ''),
    )
    .sort((one, other) => timeOf(one) - timeOf(other));
  return (
    failures.find(event => event.ResourceType !== NESTED_STACK) ??
    // Without a failed resource the reason is a stack's own: of the innermost, that is the earliest.
    failures.find(event => event.ResourceStatusReason) ??
    failures[0]
  );
}

export function timeOf(event: StackEvent): number {
  return event.Timestamp?.getTime() ?? 0;
}
