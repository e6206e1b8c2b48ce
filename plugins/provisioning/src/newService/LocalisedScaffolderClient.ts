// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { AppLanguageApi } from '@backstage/frontend-plugin-api';
import {
  type ScaffolderRequestOptions,
  ScaffolderClient,
} from '@backstage/plugin-scaffolder-common';
import { localiseForm } from '@cabildo/plugin-provisioning-common';

/**
 * The scaffolder's client, whose forms speak the reader's language: the one of
 * the moment when they are asked for.
 */
export class LocalisedScaffolderClient extends ScaffolderClient {
  readonly #languageApi: AppLanguageApi;

  constructor(
    options: ConstructorParameters<typeof ScaffolderClient>[0] & {
      languageApi: AppLanguageApi;
    },
  ) {
    super(options);
    this.#languageApi = options.languageApi;
  }

  async getTemplateParameterSchema(
    templateRef: string,
    options?: ScaffolderRequestOptions,
  ) {
    const form = await super.getTemplateParameterSchema(templateRef, options);
    return localiseForm(form, this.#languageApi.getLanguage().language);
  }
}
