// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { AuthService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { AwsService } from '@cabildo/plugin-aws-node';
import {
  tierPresets,
  validateServiceName,
} from '@cabildo/plugin-provisioning-common';
import {
  findService,
  type Organisation,
} from '@cabildo/plugin-provisioning-node';
import type {
  RequestOptions,
  ServiceNameCheck,
} from '../schema/openapi/generated/models';
import type { CallOptions, RequestForm } from './types';

/** Answers from the catalogue and the configuration. */
export class CatalogRequestForm implements RequestForm {
  readonly #auth: AuthService;
  readonly #aws: AwsService;
  readonly #catalog: CatalogService;
  readonly #organisation: Organisation;

  constructor(options: {
    auth: AuthService;
    aws: AwsService;
    catalog: CatalogService;
    organisation: Organisation;
  }) {
    this.#auth = options.auth;
    this.#aws = options.aws;
    this.#catalog = options.catalog;
    this.#organisation = options.organisation;
  }

  async checkServiceName(name: string): Promise<ServiceNameCheck> {
    const checked = validateServiceName(name);
    if (!checked.ok) {
      return { ok: false, message: checked.message };
    }
    const service = await findService(name, {
      auth: this.#auth,
      catalog: this.#catalog,
    });
    return service
      ? { ok: false, message: `The name '${name}' is taken: choose another.` }
      : { ok: true };
  }

  async options(options: CallOptions): Promise<RequestOptions> {
    const teams = await this.#organisation.teams(options.credentials);
    const departments = new Set(teams.map(team => team.department));
    return {
      teams: teams.map(({ ref, title, department }) => ({
        entityRef: ref,
        title,
        department,
      })),
      environments: this.#aws
        .environments()
        .filter(environment => departments.has(environment.department))
        .map(({ id, name, department }) => ({ id, name, department })),
      tiers: tierPresets.map(preset => ({ ...preset })),
    };
  }
}
