// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  ConflictError,
  ForwardedError,
  NotFoundError,
  toError,
} from '@backstage/errors';
import type { Environment } from '@cabildo/plugin-aws-node';

const ANSWERED = [
  'ApprovalAlreadyCompletedException',
  'InvalidApprovalTokenException',
];
const MISSING = [
  'ActionNotFoundException',
  'PipelineNotFoundException',
  'ResourceNotFoundException',
  'StageNotFoundException',
];

/** Turns CodePipeline's errors into the portal's, with AWS's words in them. */
export function approvalError(
  thrown: unknown,
  context: { environment: Environment; pipelineName: string },
): Error {
  const error = toError(thrown);
  const pipeline = `pipeline '${context.pipelineName}' of environment '${context.environment.id}'`;
  if (ANSWERED.includes(error.name)) {
    return new ConflictError(
      `This approval of ${pipeline} has been answered or has expired; AWS says "${error.message}". Load the page again to see what happened`,
    );
  }
  if (MISSING.includes(error.name)) {
    return new NotFoundError(
      `There is no such approval in ${pipeline}; AWS says "${error.message}"`,
    );
  }
  return new ForwardedError(`Failed to reach ${pipeline}`, error);
}
