// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { RootConfigService } from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';

/**
 * Which groups of the catalogue hold which part of the portal.
 *
 * @public
 */
export interface RoleGroups {
  /** Refs of the groups that run the platform. */
  platform: ReadonlySet<string>;
  /** Refs of the groups that read every department. */
  nationalOffice: ReadonlySet<string>;
  /** How the name of a department's management group ends. */
  managementSuffix: string;
}

/**
 * What somebody is to the portal, with the names of the departments (and teams)
 * they answer for.
 *
 * @public
 */
export type Person =
  | { role: 'platform' }
  | { role: 'national-office' }
  | { role: 'manager'; departments: string[] }
  | { role: 'product-team'; departments: string[] }
  | { role: 'stranger' };

/**
 * Reads `permission.departments`.
 *
 * @throws InputError when a group is not a full entity ref.
 * @public
 */
export function readRoleGroups(config: RootConfigService): RoleGroups {
  const section = config.getConfig('permission.departments');
  const refs = (key: string) =>
    new Set(
      section.getStringArray(key).map(ref => {
        try {
          return stringifyEntityRef(parseEntityRef(ref));
        } catch {
          throw new InputError(
            `'${ref}' in permission.departments.${key} is not an entity ref. Write it as 'group:default/<name>'.`,
          );
        }
      }),
    );
  return {
    platform: refs('platform'),
    nationalOffice: refs('nationalOffice'),
    managementSuffix:
      section.getOptionalString('managementSuffix') ?? '-management',
  };
}

/**
 * Tells what somebody is from the groups in their identity.
 *
 * @remarks
 *
 * The identity already holds the departments above a team (see
 * auth-backend-module-departments). The strongest role wins: a manager who also
 * sits in the platform team acts as platform team.
 *
 * @param ownershipEntityRefs - Refs of the identity token: the person and all their groups.
 * @public
 */
export function personOf(
  ownershipEntityRefs: readonly string[],
  groups: RoleGroups,
): Person {
  if (ownershipEntityRefs.some(ref => groups.platform.has(ref))) {
    return { role: 'platform' };
  }
  if (ownershipEntityRefs.some(ref => groups.nationalOffice.has(ref))) {
    return { role: 'national-office' };
  }
  const names = ownershipEntityRefs
    .map(ref => parseEntityRef(ref))
    // Departments are in the namespace `default`: a group of the same name elsewhere is not one.
    .filter(
      ref =>
        ref.kind.toLocaleLowerCase('en-US') === 'group' &&
        ref.namespace === 'default',
    )
    .map(ref => ref.name);
  if (names.length === 0) {
    return { role: 'stranger' };
  }
  const role = names.some(name => name.endsWith(groups.managementSuffix))
    ? 'manager'
    : 'product-team';
  return { role, departments: names.sort() };
}
