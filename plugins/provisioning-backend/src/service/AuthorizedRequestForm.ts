// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { PermissionsService } from '@backstage/backend-plugin-api';
import { provisioningServiceCreatePermission } from '@cabildo/plugin-provisioning-common';
import { requirePermission } from '@cabildo/plugin-provisioning-node';
import type {
  RequestOptions,
  ServiceNameCheck,
} from '../schema/openapi/generated/models';
import type { CallOptions, RequestForm } from './types';

/** Answers only those who may create services: names that are taken are nobody else's business. */
export class AuthorizedRequestForm implements RequestForm {
  readonly #form: RequestForm;
  readonly #permissions: PermissionsService;

  constructor(options: { form: RequestForm; permissions: PermissionsService }) {
    this.#form = options.form;
    this.#permissions = options.permissions;
  }

  async checkServiceName(
    name: string,
    options: CallOptions,
  ): Promise<ServiceNameCheck> {
    await this.#requireCreate(options);
    return this.#form.checkServiceName(name, options);
  }

  async options(options: CallOptions): Promise<RequestOptions> {
    await this.#requireCreate(options);
    return this.#form.options(options);
  }

  async #requireCreate(options: CallOptions): Promise<void> {
    await requirePermission(
      this.#permissions,
      provisioningServiceCreatePermission,
      options,
    );
  }
}
