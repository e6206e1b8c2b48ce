// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { ResponseError } from '@backstage/errors';
import {
  type Collection,
  decodeSnapshot,
  type EstateRow,
  type EstateSnapshot,
  type HistoryRange,
  type Reconciliation,
  type SnapshotColumns,
  type WorkloadHistory,
} from '@cabildo/plugin-estate-common';
import type { FetchApi } from '@backstage/frontend-plugin-api';
import type { EstateApi, EstateFollower } from './EstateApi';
import { followEstate, type TaggedSnapshot } from './followEstate';

/**
 * What the client stands on.
 *
 * @public
 */
export interface EstateClientOptions {
  /** Sends requests in the name of the signed-in person, and knows `plugin://` addresses. */
  fetchApi: FetchApi;
}

/**
 * {@link EstateApi} over HTTP.
 *
 * @public
 */
export class EstateClient implements EstateApi {
  readonly #fetchApi: FetchApi;
  #last: TaggedSnapshot | undefined;

  constructor(options: EstateClientOptions) {
    this.#fetchApi = options.fetchApi;
  }

  /** {@inheritDoc EstateApi.snapshot} */
  async snapshot(): Promise<EstateSnapshot> {
    const { snapshot } = await this.#read();
    return snapshot;
  }

  /** {@inheritDoc EstateApi.follow} */
  async follow(
    follower: EstateFollower,
    options: { signal: AbortSignal },
  ): Promise<void> {
    await followEstate(follower, {
      fetchApi: this.#fetchApi,
      read: signal => this.#read(signal),
      keep: tagged => {
        this.#last = tagged;
      },
      signal: options.signal,
    });
  }

  /** {@inheritDoc EstateApi.workloads} */
  async workloads(service: string): Promise<EstateRow[]> {
    const query = new URLSearchParams({ service });
    const response = await this.#fetchApi.fetch(
      `plugin://estate/workloads?${query}`,
    );
    const { items } = await readJson<{ items: EstateRow[] }>(response);
    return items;
  }

  /** {@inheritDoc EstateApi.workload} */
  async workload(id: string): Promise<EstateRow | undefined> {
    const query = new URLSearchParams({ id });
    return readIfThere<EstateRow>(
      await this.#fetchApi.fetch(`plugin://estate/workload?${query}`),
    );
  }

  /** {@inheritDoc EstateApi.history} */
  async history(
    id: string,
    range: HistoryRange,
  ): Promise<WorkloadHistory | undefined> {
    const query = new URLSearchParams({ id, range });
    return readIfThere<WorkloadHistory>(
      await this.#fetchApi.fetch(`plugin://estate/history?${query}`),
    );
  }

  /** {@inheritDoc EstateApi.reconciliation} */
  async reconciliation(): Promise<Reconciliation> {
    return readJson<Reconciliation>(
      await this.#fetchApi.fetch('plugin://estate/reconciliation'),
    );
  }

  /** {@inheritDoc EstateApi.collection} */
  async collection(): Promise<Collection> {
    return readJson<Collection>(
      await this.#fetchApi.fetch('plugin://estate/collection'),
    );
  }

  // Asking with our own tag rather than leaving it to the browser's cache
  // lets a page see by identity that nothing changed.
  async #read(signal?: AbortSignal): Promise<TaggedSnapshot> {
    const last = this.#last;
    const response = await this.#fetchApi.fetch('plugin://estate/snapshot', {
      headers: last ? { 'If-None-Match': last.etag } : {},
      signal,
    });
    if (response.status === 304 && last) {
      return last;
    }
    const columns = await readJson<SnapshotColumns>(response);
    this.#last = {
      etag: response.headers.get('etag') ?? '',
      snapshot: decodeSnapshot(columns),
    };
    return this.#last;
  }
}

async function readIfThere<T>(response: Response): Promise<T | undefined> {
  return response.status === 404 ? undefined : readJson<T>(response);
}

async function readJson<T>(response: Response): Promise<T> {
  if (!response.ok) {
    // What the portal says, rather than that a request failed.
    throw (await ResponseError.fromResponse(response)).cause;
  }
  return response.json();
}
