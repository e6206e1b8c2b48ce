// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Asking for a new service. Members of a department's teams and the platform team.
 *
 * @public
 */
export const provisioningServiceCreatePermission = createPermission({
  name: 'provisioning.service.create',
  attributes: { action: 'create' },
});

/**
 * Approving or rejecting a deployment that waits in a pipeline. The department
 * is checked against the service's by the backend.
 *
 * @public
 */
export const provisioningApprovalDecidePermission = createPermission({
  name: 'provisioning.approval.decide',
  attributes: { action: 'update' },
});

/**
 * All permissions of provisioning.
 *
 * @public
 */
export const provisioningPermissions = [
  provisioningServiceCreatePermission,
  provisioningApprovalDecidePermission,
];
