// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import {
  RELATION_CHILD_OF,
  RELATION_MEMBER_OF,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type { AuthOwnershipResolver } from '@backstage/plugin-auth-node';
import type { CatalogService } from '@backstage/plugin-catalog-node';

/** @public */
export interface AncestorOwnershipResolverOptions {
  auth: AuthService;
  catalog: CatalogService;
}

function groupsOf(entity: Entity, relation: string): string[] {
  return (entity.relations ?? [])
    .filter(
      ({ type, targetRef }) =>
        type === relation && targetRef.startsWith('group:'),
    )
    .map(({ targetRef }) => targetRef);
}

/**
 * Resolves what a person owns: themselves, their groups, and every group above
 * these.
 *
 * @remarks
 *
 * Without the groups above, a member of a team would not belong to the team's
 * department, and no rule about departments would ever match. When the catalogue
 * does not answer, the sign-in fails: an identity without departments would take
 * rights away without saying so.
 *
 * @public
 */
export class AncestorOwnershipResolver implements AuthOwnershipResolver {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;

  private constructor(options: AncestorOwnershipResolverOptions) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
  }

  static create(
    options: AncestorOwnershipResolverOptions,
  ): AncestorOwnershipResolver {
    return new AncestorOwnershipResolver(options);
  }

  async resolveOwnershipEntityRefs(
    entity: Entity,
  ): Promise<{ ownershipEntityRefs: string[] }> {
    // Nobody has signed in yet, so nobody's own rights can be used to look.
    const credentials = await this.#auth.getOwnServiceCredentials();
    const groups = new Set<string>();
    let level = groupsOf(entity, RELATION_MEMBER_OF);
    while (level.length > 0) {
      for (const ref of level) {
        groups.add(ref);
      }
      const above = await this.#parentsOf(level, credentials);
      // A group seen before ends the walk: the organisation may hold a circle.
      level = above.filter(ref => !groups.has(ref));
    }
    return { ownershipEntityRefs: [stringifyEntityRef(entity), ...groups] };
  }

  async #parentsOf(
    groups: readonly string[],
    credentials: BackstageCredentials,
  ): Promise<string[]> {
    const { items } = await this.#catalog.getEntitiesByRefs(
      {
        entityRefs: [...groups],
        fields: ['kind', 'metadata.name', 'metadata.namespace', 'relations'],
      },
      { credentials },
    );
    const parents = items.flatMap(group =>
      // Missing where somebody is a member of a group that is gone.
      group ? groupsOf(group, RELATION_CHILD_OF) : [],
    );
    return [...new Set(parents)];
  }
}
