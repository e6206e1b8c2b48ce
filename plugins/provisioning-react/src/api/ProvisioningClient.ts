// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { ResponseError } from '@backstage/errors';
import type { FetchApi } from '@backstage/frontend-plugin-api';
import type {
  ApprovalAnswer,
  ProvisioningApi,
  RequestOptions,
  ServiceNameCheck,
} from './ProvisioningApi';

/**
 * What the client stands on.
 *
 * @public
 */
export interface ProvisioningClientOptions {
  /** Sends requests in the name of the signed-in person, and knows `plugin://` addresses. */
  fetchApi: FetchApi;
}

/**
 * {@link ProvisioningApi} over HTTP.
 *
 * @public
 */
export class ProvisioningClient implements ProvisioningApi {
  readonly #fetchApi: FetchApi;

  constructor(options: ProvisioningClientOptions) {
    this.#fetchApi = options.fetchApi;
  }

  /** {@inheritDoc ProvisioningApi.decideApproval} */
  async decideApproval(answer: ApprovalAnswer): Promise<void> {
    await this.#send('approvals', answer);
  }

  /** {@inheritDoc ProvisioningApi.checkServiceName} */
  async checkServiceName(name: string): Promise<ServiceNameCheck> {
    const response = await this.#send('checks/service-name', { name });
    return await response.json();
  }

  /** {@inheritDoc ProvisioningApi.options} */
  async options(): Promise<RequestOptions> {
    const response = await this.#fetchApi.fetch(
      'plugin://provisioning/options',
    );
    if (!response.ok) {
      throw (await ResponseError.fromResponse(response)).cause;
    }
    return await response.json();
  }

  async #send(path: string, body: object): Promise<Response> {
    const response = await this.#fetchApi.fetch(
      `plugin://provisioning/${path}`,
      {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      },
    );
    if (!response.ok) {
      throw (await ResponseError.fromResponse(response)).cause;
    }
    return response;
  }
}
