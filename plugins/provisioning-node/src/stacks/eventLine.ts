// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { StackEvent } from '@aws-sdk/client-cloudformation';
import { isOwnEvent } from './stackEvents';

// CloudFormation's own chatter, which repeats what the status says.
const NOTHING_NEW =
  /^(User Initiated|Resource creation Initiated|Requested update required.*)$/i;

/**
 * One line for one event: where, what, which status and AWS's reason.
 *
 * @param path - logical ids of the nested stacks that lead to the event's stack
 * @returns undefined when the event says nothing new
 */
export function lineOf(event: StackEvent, path: string[]): string | undefined {
  const status = event.ResourceStatus ?? '';
  const reason = event.ResourceStatusReason ?? '';
  if (/^Resource creation Initiated$/i.test(reason)) {
    return undefined;
  }
  // A nested stack's own events are its parent's too.
  if (isOwnEvent(event) && path.length > 0) {
    return undefined;
  }
  const name = isOwnEvent(event)
    ? event.StackName ?? ''
    : [...path, event.LogicalResourceId].join('/');
  const said = reason && !NOTHING_NEW.test(reason) ? `: ${reason}` : '';
  return `${status} ${name} (${event.ResourceType})${said}`;
}

/** Names the resource of an event for an error. */
export function resourceOf(event: StackEvent): string {
  return isOwnEvent(event)
    ? `Stack '${event.StackName}'`
    : `${event.ResourceType} '${event.LogicalResourceId}' in stack '${event.StackName}'`;
}
