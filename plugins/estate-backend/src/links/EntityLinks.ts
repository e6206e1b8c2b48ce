// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { AuthService } from '@backstage/backend-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { Workload } from '@cabildo/plugin-estate-common';
import { serviceAnnotations } from '@cabildo/plugin-provisioning-common';

/**
 * Which Component of the catalogue a workload belongs to.
 *
 * @remarks
 *
 * The catalogue is read in the portal's own name, so a ref is given only where
 * the Component says it is of the workload's department: who may see the
 * workload may see that Component too.
 */
export class EntityLinks {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;
  #refs: ReadonlyMap<string, string> = new Map();

  constructor(options: { catalog: CatalogService; auth: AuthService }) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
  }

  /** Reads the catalogue anew. */
  async refresh(): Promise<void> {
    const { items } = await this.#catalog.getEntities(
      {
        filter: {
          kind: 'Component',
          [`metadata.annotations.${serviceAnnotations.service}`]:
            CATALOG_FILTER_EXISTS,
        },
        fields: [
          'kind',
          'metadata.name',
          'metadata.namespace',
          'metadata.annotations',
        ],
      },
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
    this.#refs = new Map(
      items.flatMap(entity => {
        const annotations = entity.metadata.annotations ?? {};
        const service = annotations[serviceAnnotations.service];
        const department = annotations[serviceAnnotations.department];
        return service && department
          ? [[keyOf({ service, department }), stringifyEntityRef(entity)]]
          : [];
      }),
    );
  }

  /** The Component of a workload, when there is one. */
  entityRefOf(workload: Workload): string | undefined {
    return this.#refs.get(keyOf(workload));
  }
}

function keyOf(of: Pick<Workload, 'department' | 'service'>): string {
  return `${of.department}/${of.service}`;
}
