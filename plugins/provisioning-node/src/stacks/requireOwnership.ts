// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { ConflictError } from '@backstage/errors';
import type { Environment } from '@cabildo/plugin-aws-node';
import { ownershipTagKeys } from '@cabildo/plugin-provisioning-common';

/** Names a stack and where it is. */
export function placeOf(stackName: string, environment: Environment): string {
  return `The stack '${stackName}' in account ${environment.accountId} (${environment.region})`;
}

/**
 * Refuses to touch what another request made.
 *
 * @param what - names the thing, as the beginning of a sentence
 * @param actual - tags that it has
 * @param wanted - tags that it would get
 * @throws ConflictError that names the owner
 */
export function requireOwnership(
  what: string,
  actual: Record<string, string>,
  wanted: Record<string, string>,
): void {
  const { service, request, owner, department } = ownershipTagKeys;
  if (!actual[request]) {
    throw new ConflictError(
      `${what} exists and was not made by the portal: choose another name, or ask who looks after the account to remove it`,
    );
  }
  if (
    actual[request] !== wanted[request] ||
    actual[service] !== wanted[service]
  ) {
    throw new ConflictError(
      `${what} exists and belongs to service '${
        actual[service] ?? 'unknown'
      }' of '${
        actual[owner] ?? actual[department] ?? 'an unknown team'
      }' (request ${
        actual[request]
      }): choose another name, or run that request again`,
    );
  }
}
