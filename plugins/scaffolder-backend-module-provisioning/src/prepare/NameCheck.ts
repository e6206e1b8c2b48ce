// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { AuthService } from '@backstage/backend-plugin-api';
import { parseEntityRef, RELATION_OWNED_BY } from '@backstage/catalog-model';
import { ConflictError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  repositoryId,
  serviceAnnotations,
} from '@cabildo/plugin-provisioning-common';
import {
  findService,
  type RepositoryHost,
} from '@cabildo/plugin-provisioning-node';

/** Refuses names of services that others have. */
export class NameCheck {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;
  readonly #repositories: RepositoryHost;

  constructor(options: {
    auth: AuthService;
    catalog: CatalogService;
    repositories: RepositoryHost;
  }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
    this.#repositories = options.repositories;
  }

  /**
   * @throws ConflictError that names who has the name
   */
  async requireFree(options: {
    name: string;
    department: string;
    requestId: string;
    /** What to do when somebody has it. */
    remedy: string;
    signal?: AbortSignal;
  }): Promise<void> {
    const { name, department, requestId, remedy, signal } = options;
    const repository = await this.#repositories.find(
      { owner: department, name },
      { signal },
    );
    const entity = await findService(name, {
      auth: this.#auth,
      catalog: this.#catalog,
    });
    const path = repositoryId(department, name);
    const isOwn =
      repository?.requestId === requestId &&
      entity?.metadata.annotations?.[serviceAnnotations.repository] === path;
    if (entity && !isOwn) {
      const owner =
        entity.relations?.find(({ type }) => type === RELATION_OWNED_BY)
          ?.targetRef ?? String(entity.spec?.owner);
      throw new ConflictError(
        `The name '${name}' is taken: a service of '${
          parseEntityRef(owner, { defaultKind: 'group' }).name
        }' has it. ${remedy}`,
      );
    }
    if (repository && repository.requestId !== requestId) {
      throw new ConflictError(
        `The name '${name}' is taken: the repository '${path}' exists ${
          repository.requestId
            ? `and belongs to request ${repository.requestId}`
            : 'and was not made by the portal'
        }. ${remedy}`,
      );
    }
  }
}
