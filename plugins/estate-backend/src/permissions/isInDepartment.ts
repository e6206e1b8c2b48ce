// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  createPermissionResourceRef,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import {
  IS_IN_DEPARTMENT,
  RESOURCE_TYPE_ESTATE_WORKLOAD,
  type Workload,
} from '@cabildo/plugin-estate-common';
import { z } from 'zod/v4';

/** What the rules look at; coverage has it too. */
export type DepartmentResource = Pick<Workload, 'department'>;

export const estateWorkloadResourceRef = createPermissionResourceRef<
  DepartmentResource,
  { departments: string[] }
>().with({
  pluginId: 'estate',
  resourceType: RESOURCE_TYPE_ESTATE_WORKLOAD,
});

/** Keeps a reader to the workloads of departments. */
export const isInDepartment = createPermissionRule({
  name: IS_IN_DEPARTMENT,
  description: 'Allow workloads of these departments',
  resourceRef: estateWorkloadResourceRef,
  paramsSchema: z.object({
    departments: z
      .array(z.string())
      .describe('Names of departments, for example health'),
  }),
  apply: (resource, { departments }) =>
    departments.includes(resource.department),
  toQuery: ({ departments }) => ({ departments }),
});
