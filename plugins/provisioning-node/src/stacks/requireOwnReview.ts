// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  paginateListChangeSets,
  type CloudFormationClient,
} from '@aws-sdk/client-cloudformation';
import { ConflictError } from '@backstage/errors';

/** Name of a request's change sets. */
export function changeSetName(requestId: string): string {
  return `cabildo-${requestId.replace(/[^A-Za-z0-9-]+/g, '-')}`;
}

/**
 * Refuses a stack that does not exist yet when somebody else has proposed it.
 * Such a stack has no tags: its change sets say whose it is.
 *
 * @throws ConflictError that names the change set
 */
export async function requireOwnReview(
  client: CloudFormationClient,
  options: {
    /** Names the stack, as the beginning of a sentence. */
    place: string;
    stackName: string;
    requestId: string;
    signal?: AbortSignal;
  },
): Promise<void> {
  const { place, stackName, requestId, signal } = options;
  const own = changeSetName(requestId);
  const pages = paginateListChangeSets(
    { client },
    { StackName: stackName },
    { abortSignal: signal },
  );
  for await (const { Summaries } of pages) {
    const foreign = Summaries?.find(summary => summary.ChangeSetName !== own);
    if (foreign) {
      throw new ConflictError(
        `${place} is being proposed by somebody else with change set '${foreign.ChangeSetName}': choose another name, or have that proposal removed`,
      );
    }
  }
}
