// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { startTestBackend } from '@backstage/backend-test-utils';
import { authOwnershipResolutionExtensionPoint } from '@backstage/plugin-auth-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AncestorOwnershipResolver } from './AncestorOwnershipResolver';
import { authModuleDepartments } from './module';

describe('authModuleDepartments', () => {
  it('resolves ownership for the auth plugin', async () => {
    const setAuthOwnershipResolver = jest.fn();
    await startTestBackend({
      extensionPoints: [
        [authOwnershipResolutionExtensionPoint, { setAuthOwnershipResolver }],
      ],
      features: [authModuleDepartments, catalogServiceMock.factory()],
    });
    expect(setAuthOwnershipResolver).toHaveBeenCalledWith(
      expect.any(AncestorOwnershipResolver),
    );
  });
});
