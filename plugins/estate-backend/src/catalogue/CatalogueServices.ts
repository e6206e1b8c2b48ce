// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { AuthService } from '@backstage/backend-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import {
  parseEntityRef,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { CatalogueService, Workload } from '@cabildo/plugin-estate-common';
import { serviceAnnotations } from '@cabildo/plugin-provisioning-common';

/** What the catalogue said when it was last read. Never changed once made. */
export interface CatalogueView {
  readAt: string;
  services: readonly CatalogueService[];
  /** Names of all groups. */
  groups: ReadonlySet<string>;
}

/**
 * The services that the catalogue knows, as it said lately.
 *
 * @remarks
 *
 * The catalogue is read in the portal's own name, so a Component counts for a
 * department only where it says itself that it is of that department: who may
 * see the workloads of a department may see these Components too.
 */
export class CatalogueServices {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;
  readonly #now: () => Date;
  #view: CatalogueView | undefined;
  #refs: ReadonlyMap<string, string> = new Map();

  constructor(options: {
    catalog: CatalogService;
    auth: AuthService;
    now?: () => Date;
  }) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
    this.#now = options.now ?? (() => new Date());
  }

  /** Reads the catalogue anew. */
  async refresh(): Promise<void> {
    const readAt = this.#now().toISOString();
    const credentials = await this.#auth.getOwnServiceCredentials();
    const [components, groups] = await Promise.all([
      this.#catalog.getEntities(
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
            'spec.owner',
            'spec.system',
            'spec.lifecycle',
          ],
        },
        { credentials },
      ),
      this.#catalog.getEntities(
        { filter: { kind: 'Group' }, fields: ['metadata.name'] },
        { credentials },
      ),
    ]);
    const services = components.items.flatMap(toService);
    this.#view = {
      readAt,
      services,
      groups: new Set(groups.items.map(({ metadata }) => metadata.name)),
    };
    this.#refs = new Map(
      services.map(service => [keyOf(service), service.entityRef]),
    );
  }

  /** The newest view; undefined before the catalogue was first read. */
  view(): CatalogueView | undefined {
    return this.#view;
  }

  /** The Component of a workload, when there is one. */
  entityRefOf(workload: Workload): string | undefined {
    return this.#refs.get(keyOf(workload));
  }
}

function toService(entity: Entity): CatalogueService[] {
  const annotations = entity.metadata.annotations ?? {};
  const service = annotations[serviceAnnotations.service];
  const department = annotations[serviceAnnotations.department];
  if (!service || !department) {
    return [];
  }
  const owner = nameOf(entity.spec?.owner, 'group');
  const system = nameOf(entity.spec?.system, 'system');
  return [
    {
      entityRef: stringifyEntityRef(entity),
      service,
      department,
      ...(owner && { owner }),
      ...(system && { system }),
      ...(entity.spec?.lifecycle === 'deprecated' && { isRetired: true }),
    },
  ];
}

/** What a reference names, where it is of that kind. */
function nameOf(reference: unknown, kind: string): string | undefined {
  if (typeof reference !== 'string' || reference === '') {
    return undefined;
  }
  const ref = parseEntityRef(reference, { defaultKind: kind });
  return ref.kind.toLocaleLowerCase('en-US') === kind ? ref.name : undefined;
}

function keyOf(of: Pick<Workload, 'department' | 'service'>): string {
  return `${of.department}/${of.service}`;
}
