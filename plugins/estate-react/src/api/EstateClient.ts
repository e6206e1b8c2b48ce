// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { ResponseError } from '@backstage/errors';
import {
  decodeSnapshot,
  type EstateRow,
  type EstateSnapshot,
  type SnapshotColumns,
} from '@cabildo/plugin-estate-common';
import type { FetchApi } from '@backstage/frontend-plugin-api';
import type { EstateApi } from './EstateApi';

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
  #last: { etag: string; snapshot: EstateSnapshot } | undefined;

  constructor(options: EstateClientOptions) {
    this.#fetchApi = options.fetchApi;
  }

  /** {@inheritDoc EstateApi.snapshot} */
  async snapshot(): Promise<EstateSnapshot> {
    const last = this.#last;
    // Asking with our own tag rather than leaving it to the browser's cache
    // lets a page see by identity that nothing changed.
    const response = await this.#fetchApi.fetch('plugin://estate/snapshot', {
      headers: last ? { 'If-None-Match': last.etag } : {},
    });
    if (response.status === 304 && last) {
      return last.snapshot;
    }
    const snapshot = decodeSnapshot(await readJson<SnapshotColumns>(response));
    const etag = response.headers.get('etag');
    this.#last = etag ? { etag, snapshot } : undefined;
    return snapshot;
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
    const response = await this.#fetchApi.fetch(
      `plugin://estate/workload?${query}`,
    );
    if (response.status === 404) {
      return undefined;
    }
    return readJson<EstateRow>(response);
  }
}

async function readJson<T>(response: Response): Promise<T> {
  if (!response.ok) {
    throw await ResponseError.fromResponse(response);
  }
  return response.json();
}
