// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Config } from '@backstage/config';
import { ConflictError, ForwardedError, InputError } from '@backstage/errors';
import {
  ScmIntegrations,
  type GiteaIntegrationConfig,
} from '@backstage/integration';
import { GiteaClient, pathOf } from './GiteaClient';
import { markDescription, requestInDescription } from './marker';
import { pushDirectory } from './pushDirectory';
import type {
  PublishedRepository,
  PublishRepositoryOptions,
  RepositoryAddresses,
  RepositoryHost,
  RepositoryReference,
} from './types';

const HOST_KEY = 'cabildo.repositories.host';

/**
 * Repositories at a Gitea or Forgejo host of `integrations.gitea`.
 *
 * @public
 */
export class GiteaRepositoryHost implements RepositoryHost {
  readonly #config: GiteaIntegrationConfig;
  readonly #client: GiteaClient;

  /**
   * @throws InputError when it is not clear which host is meant
   */
  static fromConfig(config: Config): GiteaRepositoryHost {
    const wanted = config.getOptionalString(HOST_KEY);
    const hosts = ScmIntegrations.fromConfig(config)
      .gitea.list()
      .map(integration => integration.config);
    const candidates = wanted
      ? hosts.filter(({ host }) => host === wanted)
      : hosts;
    if (candidates.length !== 1) {
      const known = hosts.map(({ host }) => host).join(', ') || 'none';
      throw new InputError(
        `${HOST_KEY} must name one entry of integrations.gitea: it is ${
          wanted ? `'${wanted}'` : 'not set'
        }, and the entries are: ${known}`,
      );
    }
    return new GiteaRepositoryHost(candidates[0]);
  }

  private constructor(config: GiteaIntegrationConfig) {
    this.#config = config;
    this.#client = new GiteaClient(config);
  }

  addresses(repository: RepositoryReference): RepositoryAddresses {
    const url = `${
      this.#config.baseUrl ?? `https://${this.#config.host}`
    }/${pathOf(repository)}`;
    return { url, cloneUrl: `${url}.git` };
  }

  fileUrl(
    repository: RepositoryReference,
    options: { branch: string; path: string },
  ): string {
    const { url } = this.addresses(repository);
    return `${url}/src/branch/${encodeURIComponent(options.branch)}/${
      options.path
    }`;
  }

  async find(
    repository: RepositoryReference,
    options?: { signal?: AbortSignal },
  ): Promise<{ requestId?: string; description: string } | undefined> {
    const found = await this.#client.repository(repository, options?.signal);
    return (
      found && {
        requestId: requestInDescription(found.description),
        description: found.description,
      }
    );
  }

  async publish(
    options: PublishRepositoryOptions,
  ): Promise<PublishedRepository> {
    const { owner, name, onLine } = options;
    const addresses = this.addresses(options);
    try {
      await this.#ensureRepository(options);
      const { commit, result } = await pushDirectory({
        ...options,
        cloneUrl: addresses.cloneUrl,
        // With a token alone Gitea takes any name.
        auth: {
          username: this.#config.username ?? 'token',
          password: this.#config.password ?? '',
        },
      });
      onLine?.(
        {
          pushed: `Pushed commit ${commit}`,
          same: `The repository holds this content already, at ${commit}`,
          'moved-on': `People have gone on from the first content: leaving their work at ${commit} as it is`,
        }[result],
      );
      return { ...addresses, commit, pushed: result === 'pushed' };
    } catch (error) {
      if (error instanceof ConflictError) {
        throw error;
      }
      throw new ForwardedError(
        `The repository '${owner}/${name}' at ${
          this.#config.host
        } could not be filled; run the task again to go on`,
        error,
      );
    }
  }

  async #ensureRepository(options: PublishRepositoryOptions): Promise<void> {
    const { owner, name, requestId, onLine, signal } = options;
    const found = await this.#client.repository({ owner, name }, signal);
    if (found) {
      const request = requestInDescription(found.description);
      if (request !== requestId) {
        throw new ConflictError(
          `The repository '${owner}/${name}' exists and belongs to '${
            found.owner.login
          }'${
            request
              ? ` (request ${request})`
              : '; it was not made by the portal'
          }: choose another name for the service`,
        );
      }
      onLine?.(`Repository ${found.html_url} exists, made by this request`);
      return;
    }
    if (!(await this.#client.organisation(owner, signal))) {
      onLine?.(`Making organisation ${owner}`);
      await this.#client.createOrganisation(owner, signal);
    }
    await this.#client.createRepository(
      {
        owner,
        name,
        description: markDescription(options.description, requestId),
        defaultBranch: options.branch,
      },
      signal,
    );
    onLine?.(`Made repository ${this.addresses(options).url}`);
  }
}
