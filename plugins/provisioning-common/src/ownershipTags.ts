// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Keys of the tags by which everything in AWS says whose it is.
 *
 * @public
 */
export const ownershipTagKeys = {
  service: 'cabildo:service',
  environment: 'cabildo:environment',
  department: 'cabildo:department',
  owner: 'cabildo:owner',
  system: 'cabildo:system',
  tier: 'cabildo:tier',
  libraryVersion: 'cabildo:library-version',
  request: 'cabildo:request',
  managedBy: 'cabildo:managed-by',
} as const;

/**
 * Whose something in AWS is.
 *
 * @public
 */
export interface Ownership {
  /** Name of the service. */
  service: string;
  /** Name of the environment where the tagged thing lives, for example `dev`. */
  environment: string;
  /** Name of the department's group. */
  department: string;
  /** Name of the team. */
  owner: string;
  /** Name of the system. */
  system: string;
  /** Id of a tier preset. */
  tier: string;
  /** Version of the stack library that it was made from. */
  libraryVersion: string;
  /** Id of the request that made it. */
  requestId: string;
}

/**
 * The tags of a stack, which CloudFormation hands on to all it makes.
 *
 * @public
 */
export function ownershipTags(ownership: Ownership): Record<string, string> {
  return {
    [ownershipTagKeys.service]: ownership.service,
    [ownershipTagKeys.environment]: ownership.environment,
    [ownershipTagKeys.department]: ownership.department,
    [ownershipTagKeys.owner]: ownership.owner,
    [ownershipTagKeys.system]: ownership.system,
    [ownershipTagKeys.tier]: ownership.tier,
    [ownershipTagKeys.libraryVersion]: ownership.libraryVersion,
    [ownershipTagKeys.request]: ownership.requestId,
    [ownershipTagKeys.managedBy]: 'cabildo',
  };
}
