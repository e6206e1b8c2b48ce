// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { decodeSnapshot, type Collection } from '@cabildo/plugin-estate-common';
import type { APIResponse, Page } from '@playwright/test';

/** The portal's own addresses, called past the pages, as the person who is signed in. */
export class PortalApi {
  readonly #page: Page;
  readonly #authorization: string;

  private constructor(page: Page, authorization: string) {
    this.#page = page;
    this.#authorization = authorization;
  }

  /** Takes the person's credentials from a request of the estate page. */
  static async of(page: Page): Promise<PortalApi> {
    const [request] = await Promise.all([
      page.waitForRequest(/\/api\/estate\/snapshot/),
      page.goto('/estate'),
    ]);
    const { authorization } = await request.allHeaders();
    return new PortalApi(page, authorization);
  }

  async get(path: string): Promise<APIResponse> {
    return await this.#page.request.get(path, { headers: this.#headers() });
  }

  /** Ids of the workloads that are sent to this person, sorted. */
  async workloads(): Promise<string[]> {
    const answer = await this.get('/api/estate/snapshot');
    const { rows } = decodeSnapshot(await answer.json());
    return rows.map(row => row.workload.id).sort();
  }

  /** When the environment began to be read whose reading began first of all. */
  async oldestReading(): Promise<string> {
    const answer = await this.get('/api/estate/collection');
    const { scopes } = (await answer.json()) as Collection;
    return scopes.map(({ attemptedAt }) => attemptedAt).sort()[0];
  }

  /** Names of the departments whose workloads are sent to this person, shown or not. */
  async departmentsOfEstate(): Promise<string[]> {
    const answer = await this.get('/api/estate/snapshot');
    const { rows } = decodeSnapshot(await answer.json());
    return [...new Set(rows.map(row => row.workload.department))].sort();
  }

  /** Starts a run of the golden path with values no form has looked at. */
  async startRun(
    values: Record<string, unknown>,
  ): Promise<{ status: number; body: any }> {
    const response = await this.#page.request.post('/api/scaffolder/v2/tasks', {
      headers: this.#headers(),
      data: { templateRef: 'template:default/container-service', values },
    });
    return { status: response.status(), body: await response.json() };
  }

  #headers() {
    return { authorization: this.#authorization };
  }
}
