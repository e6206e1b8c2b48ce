// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  readServiceIdentity,
  repositoryId,
} from '@cabildo/plugin-provisioning-common';
import type {
  Organisation,
  RepositoryHost,
} from '@cabildo/plugin-provisioning-node';
import type { NameCheck } from './NameCheck';

/** Everything that the later steps of a claim need to know. */
export interface PreparedClaim {
  requestId: string;
  /** The repository to be. */
  repository: { owner: string; name: string };
  /** Page of the repository. */
  repositoryUrl: string;
  /** Values for the skeleton. */
  values: {
    name: string;
    title: string;
    description: string;
    /** Entity reference of the team. */
    owner: string;
    /** Entity reference of the system. */
    system: string;
    department: string;
    /** Path of the repository at the Git host. */
    repository: string;
    requestId: string;
  };
}

/** Checks a claim to a service that runs already, and works out its entry. Changes nothing. */
export class ClaimPreparation {
  readonly #organisation: Organisation;
  readonly #names: NameCheck;
  readonly #repositories: RepositoryHost;

  constructor(options: {
    organisation: Organisation;
    names: NameCheck;
    repositories: RepositoryHost;
  }) {
    this.#organisation = options.organisation;
    this.#names = options.names;
    this.#repositories = options.repositories;
  }

  /**
   * @throws InputError with one line per field that is wrong
   * @throws NotAllowedError when the person may not create in the owner's department
   * @throws ConflictError when the service is somebody's already
   */
  async prepare(
    input: unknown,
    options: {
      requestId: string;
      credentials: BackstageCredentials;
      /** Refuses whoever may not create in the department. */
      requireDepartment: (department: string) => Promise<void>;
      signal?: AbortSignal;
    },
  ): Promise<PreparedClaim> {
    const { requestId, credentials, signal } = options;
    const { name, title, description, ...identity } =
      readServiceIdentity(input);
    const { department } = await this.#organisation.team(identity.owner, {
      credentials,
    });
    await options.requireDepartment(department);
    if (identity.system) {
      await this.#organisation.requireSystem(identity.system, { credentials });
    }
    await this.#names.requireFree({
      name,
      department,
      requestId,
      remedy: 'Ask them for it, or have the platform team look into it',
      signal,
    });
    const repository = { owner: department, name };
    return {
      requestId,
      repository,
      repositoryUrl: this.#repositories.addresses(repository).url,
      values: {
        name,
        title,
        description,
        owner: `group:default/${identity.owner}`,
        system: `system:default/${identity.system ?? department}`,
        department,
        repository: repositoryId(department, name),
        requestId,
      },
    };
  }
}
