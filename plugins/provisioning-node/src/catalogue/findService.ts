// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { AuthService } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';

/**
 * The service that has a name, with the portal's own eyes: a name is taken
 * also when its service is not the person's to see.
 *
 * @returns undefined when the name is free in the catalogue
 * @public
 */
export async function findService(
  name: string,
  options: { auth: AuthService; catalog: CatalogService },
): Promise<Entity | undefined> {
  const { auth, catalog } = options;
  return catalog.getEntityByRef(
    { kind: 'component', namespace: 'default', name },
    { credentials: await auth.getOwnServiceCredentials() },
  );
}
