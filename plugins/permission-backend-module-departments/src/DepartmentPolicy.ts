// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import {
  catalogEntityReadPermission,
  RESOURCE_TYPE_CATALOG_ENTITY,
} from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  isPermission,
  isResourcePermission,
  type Permission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import {
  createScaffolderTaskConditionalDecision,
  scaffolderTaskConditions,
} from '@backstage/plugin-scaffolder-backend/alpha';
import { RESOURCE_TYPE_SCAFFOLDER_TASK } from '@backstage/plugin-scaffolder-common/alpha';
import {
  estateWorkloadReadPermission,
  workloadsOfDepartments,
} from '@cabildo/plugin-estate-common';
import { serviceAnnotations } from '@cabildo/plugin-provisioning-common';
import { allowedNames } from './allowedNames';
import { personOf, type Person, type RoleGroups } from './roles';

const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };
const DENY: PolicyDecision = { result: AuthorizeResult.DENY };

/**
 * Kinds that everybody reads: who is who, what can be asked for and how the
 * government is organised are no secret inside it. What runs is read by department.
 */
const OPEN_KINDS = [
  'Group',
  'User',
  'Template',
  'Location',
  'Domain',
  'System',
];

/**
 * Who may do what.
 *
 * @remarks
 *
 * The platform team may do everything. The national office reads everything and
 * changes nothing. Managers read their department and change nothing. Product
 * teams read, create and operate in their own department. Whatever is not named
 * here is refused, so that a permission that a new plugin brings is closed until
 * somebody decides.
 *
 * @public
 */
export class DepartmentPolicy implements PermissionPolicy {
  readonly #groups: RoleGroups;

  constructor(options: { groups: RoleGroups }) {
    this.#groups = options.groups;
  }

  async handle(
    request: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    const person: Person = user
      ? personOf(user.info.ownershipEntityRefs, this.#groups)
      : { role: 'stranger' };
    const { permission } = request;

    if (person.role === 'stranger') {
      return DENY;
    }
    if (person.role === 'platform') {
      return ALLOW;
    }
    if (!allowedNames[person.role].has(permission.name)) {
      return DENY;
    }
    return this.#withinReach(permission, person, user!);
  }

  #withinReach(
    permission: Permission,
    person: Exclude<Person, { role: 'platform' } | { role: 'stranger' }>,
    user: PolicyQueryUser,
  ): PolicyDecision {
    // Tasks hold what somebody typed: only their own, whatever they may read.
    if (isResourcePermission(permission, RESOURCE_TYPE_SCAFFOLDER_TASK)) {
      return createScaffolderTaskConditionalDecision(
        permission,
        scaffolderTaskConditions.isTaskOwner({
          createdBy: [user.info.userEntityRef],
        }),
      );
    }
    if (person.role === 'national-office') {
      return ALLOW;
    }
    if (isPermission(permission, estateWorkloadReadPermission)) {
      return workloadsOfDepartments(person.departments);
    }
    if (isResourcePermission(permission, RESOURCE_TYPE_CATALOG_ENTITY)) {
      const own = [
        catalogConditions.isEntityOwner({
          claims: user.info.ownershipEntityRefs,
        }),
        ...person.departments.map(department =>
          catalogConditions.hasAnnotation({
            annotation: serviceAnnotations.department,
            value: department,
          }),
        ),
      ] as const;
      return createCatalogConditionalDecision(permission, {
        anyOf: isPermission(permission, catalogEntityReadPermission)
          ? [catalogConditions.isEntityKind({ kinds: OPEN_KINDS }), ...own]
          : [...own],
      });
    }
    return ALLOW;
  }
}
