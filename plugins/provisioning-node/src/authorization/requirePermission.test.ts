// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { provisioningPermissions } from '@cabildo/plugin-provisioning-common';
import { requirePermission } from './requirePermission';

describe('requirePermission', () => {
  const options = { credentials: mockCredentials.user() };

  it.each(provisioningPermissions)(
    'should let pass whom the policy gives $name, and tell others whom to ask',
    async permission => {
      const policy = (result: AuthorizeResult.ALLOW | AuthorizeResult.DENY) =>
        mockServices.permissions({ result });
      await expect(
        requirePermission(policy(AuthorizeResult.ALLOW), permission, options),
      ).resolves.toBeUndefined();

      const refused = requirePermission(
        policy(AuthorizeResult.DENY),
        permission,
        options,
      );
      await expect(refused).rejects.toMatchObject({ name: 'NotAllowedError' });
      await expect(refused).rejects.toThrow(/^You may not .*: ask a member of/);
    },
  );
});
