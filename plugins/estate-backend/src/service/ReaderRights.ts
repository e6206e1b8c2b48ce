// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type {
  BackstageCredentials,
  BackstageUserPrincipal,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  estateCostReadPermission,
  estateCoverageReadPermission,
  estateWorkloadReadPermission,
} from '@cabildo/plugin-estate-common';

/** What a reader may. */
export interface Rights {
  /** Which workloads they may read. */
  workloads: PolicyDecision;
  readsCoverage: boolean;
  readsCost: boolean;
}

/** @internal */
export interface ReaderRightsOptions {
  permissions: PermissionsService;
  /** Milliseconds since 1970. */
  now?: () => number;
}

// A right that is taken away ends what is shown this much later.
const ASK_AGAIN_AFTER_MS = 30_000;

// A page stays readable over a short outage, and nobody keeps a right by a long one.
const HOLD_MS = 150_000;

const MOST_READERS = 1_000;

/**
 * What readers may, as the permission policy decides: asked again after half a
 * minute. A policy needs the database to know who somebody is. While it cannot be
 * asked, what it said last holds for two minutes more.
 *
 * @internal
 */
export class ReaderRights {
  readonly #permissions: PermissionsService;
  readonly #now: () => number;
  /** What people may; the one asked least recently comes first. */
  readonly #known = new Map<
    string,
    { rights: Promise<Rights>; askedAt: number }
  >();

  constructor(options: ReaderRightsOptions) {
    this.#permissions = options.permissions;
    this.#now = options.now ?? Date.now;
  }

  /** @throws ServiceUnavailableError when it is not known and cannot be asked */
  async of(credentials: BackstageCredentials): Promise<Rights> {
    const name = personIn(credentials);
    if (!name) {
      return await this.#ask(credentials);
    }
    const before = this.#known.get(name);
    const now = this.#now();
    if (before && now - before.askedAt < ASK_AGAIN_AFTER_MS) {
      return await before.rights;
    }
    const rights = this.#ask(credentials).catch(error => {
      if (before && this.#now() - before.askedAt < HOLD_MS) {
        // Still as old as it is, so that the next reader asks again.
        this.#known.set(name, before);
        return before.rights;
      }
      this.#known.delete(name);
      throw error;
    });
    this.#known.delete(name);
    this.#known.set(name, { rights, askedAt: now });
    const [oldest] = this.#known.keys();
    if (this.#known.size > MOST_READERS) {
      this.#known.delete(oldest);
    }
    return await rights;
  }

  async #ask(credentials: BackstageCredentials): Promise<Rights> {
    try {
      const [[workloads], [coverage, cost]] = await Promise.all([
        this.#permissions.authorizeConditional(
          [{ permission: estateWorkloadReadPermission }],
          { credentials },
        ),
        this.#permissions.authorize(
          [
            { permission: estateCoverageReadPermission },
            { permission: estateCostReadPermission },
          ],
          { credentials },
        ),
      ]);
      return {
        workloads,
        readsCoverage: coverage.result === AuthorizeResult.ALLOW,
        readsCost: cost.result === AuthorizeResult.ALLOW,
      };
    } catch (error) {
      throw new ServiceUnavailableError(
        'What you may read could not be found out: try again in a few seconds',
        error,
      );
    }
  }
}

/** The person; undefined for a service, and for whoever acts for a person: they may have other rights. */
function personIn(credentials: BackstageCredentials): string | undefined {
  const principal = credentials.principal as Partial<BackstageUserPrincipal>;
  return principal?.type === 'user' && !principal.actor
    ? principal.userEntityRef
    : undefined;
}
