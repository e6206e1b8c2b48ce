// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Environment } from '@cabildo/plugin-aws-node';
import { resourceOf } from './eventLine';
import type { FollowedStack } from './followStack';
import { firstFailure } from './stackEvents';
import { StackOperationError } from './StackOperationError';

const WHAT_EXISTS: Record<string, string> = {
  ROLLBACK_COMPLETE:
    'CloudFormation removed what it had made; only the record of the stack is left',
  UPDATE_ROLLBACK_COMPLETE: 'the stack is as it was before',
  DELETE_COMPLETE: 'nothing of it is left',
};

/** Says why an operation failed, what exists and what to do. */
export function operationError(
  verb: 'created' | 'updated' | 'removed',
  followed: FollowedStack,
  options: { stackName: string; environment: Environment },
): StackOperationError {
  const { stack, events } = followed;
  const { stackName, environment } = options;
  const status = stack.StackStatus ?? 'unknown';
  const failure = firstFailure(events);
  const cause = failure
    ? `${resourceOf(failure)}: AWS says "${
        failure.ResourceStatusReason ?? failure.ResourceStatus
      }"`
    : `AWS says "${stack.StackStatusReason ?? status}"`;
  return new StackOperationError(
    [
      `The stack '${stackName}' in account ${environment.accountId} (${environment.region}) could not be ${verb}.`,
      `${cause}.`,
      `It is ${status} now: ${
        WHAT_EXISTS[status] ?? 'see its resources in the AWS console'
      }.`,
      'When the cause is mended, run the task again: it goes on from here.',
    ].join(' '),
  );
}
