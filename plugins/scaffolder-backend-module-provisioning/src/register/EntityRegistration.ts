// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { setTimeout as delay } from 'node:timers/promises';
import type {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import {
  ANNOTATION_ORIGIN_LOCATION,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  ConflictError,
  InputError,
  isError,
  ServiceUnavailableError,
} from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';

const PATIENCE_MS = 90_000;

export interface RegisterOptions {
  credentials: BackstageCredentials;
  onLine?: (line: string) => void;
  signal?: AbortSignal;
}

/** Registers locations so that doing it again does no harm. */
export class EntityRegistration {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;
  readonly #pollIntervalMs: number;

  constructor(options: {
    catalog: CatalogService;
    auth: AuthService;
    pollIntervalMs?: number;
  }) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
    this.#pollIntervalMs = options.pollIntervalMs ?? 500;
  }

  /**
   * @returns reference of the component, once the catalogue has it
   * @throws ConflictError when another place provides an entity of that name
   */
  async register(target: string, options: RegisterOptions): Promise<string> {
    const { credentials, onLine } = options;
    const location = { type: 'url', target };
    const preview = await this.#catalog.addLocation(
      { ...location, dryRun: true },
      { credentials },
    );
    const component = preview.entities.find(({ kind }) => kind === 'Component');
    if (!component) {
      throw new InputError(`There is no Component in ${target}`);
    }
    const entityRef = stringifyEntityRef(component);
    await this.#requireFree(entityRef, target);

    if (preview.exists) {
      onLine?.(`${target} is registered already`);
    } else {
      await this.#add(location, credentials);
      onLine?.(`Registered ${target}`);
    }
    await this.#waitFor(entityRef, options);
    await this.#catalog.refreshEntity(entityRef, { credentials });
    onLine?.(`The catalogue has ${entityRef}`);
    return entityRef;
  }

  async #add(
    location: { type: string; target: string },
    credentials: BackstageCredentials,
  ): Promise<void> {
    try {
      await this.#catalog.addLocation(location, { credentials });
    } catch (error) {
      // Somebody registered it between the look and now, which is as good.
      if (!isError(error) || error.name !== 'ConflictError') {
        throw error;
      }
    }
  }

  async #requireFree(entityRef: string, target: string): Promise<void> {
    // With the portal's own eyes: the name is taken also when the reader may not see by whom.
    const existing = await this.#catalog.getEntityByRef(entityRef, {
      credentials: await this.#auth.getOwnServiceCredentials(),
    });
    const origin = existing?.metadata.annotations?.[ANNOTATION_ORIGIN_LOCATION];
    if (existing && origin !== `url:${target}`) {
      throw new ConflictError(
        `The catalogue has '${entityRef}' from ${origin}, owned by '${existing.spec?.owner}': remove that one or choose another name`,
      );
    }
  }

  async #waitFor(entityRef: string, options: RegisterOptions): Promise<void> {
    const { credentials, signal } = options;
    const end = Date.now() + PATIENCE_MS;
    while (!(await this.#catalog.getEntityByRef(entityRef, { credentials }))) {
      if (Date.now() > end) {
        throw new ServiceUnavailableError(
          `The catalogue has taken the registration and not shown '${entityRef}' within ${
            PATIENCE_MS / 1000
          } seconds: run the task again to go on`,
        );
      }
      await delay(this.#pollIntervalMs, undefined, { signal });
    }
  }
}
