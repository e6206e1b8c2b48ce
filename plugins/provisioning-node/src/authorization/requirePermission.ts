// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { provisioningPermissions } from '@cabildo/plugin-provisioning-common';

/** For the person: what they may not do and whom to ask. */
const REFUSALS: Record<string, string> = {
  'provisioning.service.create':
    'You may not create services: ask a member of the product team or the platform team',
  'provisioning.approval.decide':
    'You may not answer approvals: ask a member of the product team or the platform team',
};

/**
 * Refuses whoever the policy does not give a permission of provisioning.
 *
 * @throws NotAllowedError that says what the person may not do and whom to ask
 * @public
 */
export async function requirePermission(
  permissions: PermissionsService,
  permission: (typeof provisioningPermissions)[number],
  options: { credentials: BackstageCredentials },
): Promise<void> {
  const [{ result }] = await permissions.authorize([{ permission }], options);
  if (result !== AuthorizeResult.ALLOW) {
    throw new NotAllowedError(REFUSALS[permission.name]);
  }
}
