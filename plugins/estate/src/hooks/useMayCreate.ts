// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { usePermission } from '@backstage/plugin-permission-react';
import { provisioningServiceCreatePermission } from '@cabildo/plugin-provisioning-common';

/** Whether the reader may create services; false until it is known. */
export function useMayCreate(): boolean {
  const { allowed } = usePermission({
    permission: provisioningServiceCreatePermission,
  });
  return allowed;
}
