// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Environment } from '@cabildo/plugin-aws-node';
import { workloadId, type Workload } from '@cabildo/plugin-estate-common';
import { ownershipTagKeys } from '@cabildo/plugin-provisioning-common';
import type { TaggedFunction } from '../client/readFunctions';

/**
 * What a function is to the estate. The department is the environment's,
 * whatever a tag says, as for ECS services.
 */
export function toFunctionWorkload(
  { arn, name, tags }: TaggedFunction,
  environment: Environment,
): Workload {
  const place = {
    runtime: 'lambda',
    accountId: environment.accountId,
    region: environment.region,
    cluster: '',
    name,
  } as const;
  const tagOf = (key: keyof typeof ownershipTagKeys) =>
    tags[ownershipTagKeys[key]] || undefined;
  return {
    ...place,
    id: workloadId(place),
    service: tagOf('service') ?? name,
    environmentId: environment.id,
    environment: environment.name,
    department: environment.department,
    owner: tagOf('owner'),
    system: tagOf('system'),
    tier: tagOf('tier'),
    resource: arn,
    libraryVersion: tagOf('libraryVersion'),
  };
}
