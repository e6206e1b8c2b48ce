// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { ResponseError } from '@backstage/errors';
import {
  getGiteaRequestOptions,
  type GiteaIntegrationConfig,
} from '@backstage/integration';
import type { RepositoryReference } from './types';

export interface GiteaRepository {
  description: string;
  owner: { login: string };
  html_url: string;
  empty: boolean;
}

const REQUEST_TIMEOUT_MS = 15_000;

/** The calls of Gitea's API that making a repository takes. */
export class GiteaClient {
  readonly #config: GiteaIntegrationConfig;
  readonly #base: string;

  constructor(config: GiteaIntegrationConfig) {
    this.#config = config;
    this.#base = `${config.baseUrl ?? `https://${config.host}`}/api/v1`;
  }

  async repository(
    repository: RepositoryReference,
    signal?: AbortSignal,
  ): Promise<GiteaRepository | undefined> {
    return this.#get(`repos/${pathOf(repository)}`, signal);
  }

  async organisation(
    name: string,
    signal?: AbortSignal,
  ): Promise<object | undefined> {
    return this.#get(`orgs/${encodeURIComponent(name)}`, signal);
  }

  async createOrganisation(name: string, signal?: AbortSignal): Promise<void> {
    await this.#post('orgs', { username: name, visibility: 'limited' }, signal);
  }

  async createRepository(
    repository: RepositoryReference & {
      description: string;
      defaultBranch: string;
    },
    signal?: AbortSignal,
  ): Promise<void> {
    await this.#post(
      `orgs/${encodeURIComponent(repository.owner)}/repos`,
      {
        name: repository.name,
        description: repository.description,
        private: true,
        default_branch: repository.defaultBranch,
      },
      signal,
    );
  }

  async #get<T>(path: string, signal?: AbortSignal): Promise<T | undefined> {
    const response = await this.#fetch(path, { signal });
    if (response.status === 404) {
      return undefined;
    }
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return (await response.json()) as T;
  }

  async #post(path: string, body: object, signal?: AbortSignal): Promise<void> {
    const response = await this.#fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      signal,
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
  }

  #fetch(path: string, init: RequestInit): Promise<Response> {
    const { headers } = getGiteaRequestOptions(this.#config);
    const timeout = AbortSignal.timeout(REQUEST_TIMEOUT_MS);
    return fetch(`${this.#base}/${path}`, {
      ...init,
      headers: { ...headers, ...(init.headers as Record<string, string>) },
      signal: init.signal ? AbortSignal.any([init.signal, timeout]) : timeout,
    });
  }
}

export function pathOf(repository: RepositoryReference): string {
  return `${encodeURIComponent(repository.owner)}/${encodeURIComponent(
    repository.name,
  )}`;
}
