// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { PermissionsService } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  type BasicPermission,
} from '@backstage/plugin-permission-common';
import type { CallOptions } from './types';

/**
 * @param refusal - for the person: what they may not do and whom to ask
 * @throws NotAllowedError unless the policy allows it
 */
export async function requirePermission(
  permissions: PermissionsService,
  permission: BasicPermission,
  refusal: string,
  options: CallOptions,
): Promise<void> {
  const [{ result }] = await permissions.authorize([{ permission }], options);
  if (result !== AuthorizeResult.ALLOW) {
    throw new NotAllowedError(refusal);
  }
}
