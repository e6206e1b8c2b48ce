// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Resource type of a row of the estate.
 *
 * @public
 */
export const RESOURCE_TYPE_ESTATE_WORKLOAD = 'estate-workload';

/**
 * Reading workloads with their facts. Conditional on the department.
 *
 * @public
 */
export const estateWorkloadReadPermission = createPermission({
  name: 'estate.workload.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_ESTATE_WORKLOAD,
});

/**
 * Reading which accounts deny access and why. Managers and the platform team only.
 *
 * @public
 */
export const estateCoverageReadPermission = createPermission({
  name: 'estate.coverage.read',
  attributes: { action: 'read' },
});

/**
 * Reading what workloads cost. Managers and the platform team only.
 *
 * @public
 */
export const estateCostReadPermission = createPermission({
  name: 'estate.cost.read',
  attributes: { action: 'read' },
});
