// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type {
  BackstageCredentials,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import {
  isGroupEntity,
  parseEntityRef,
  stringifyEntityRef,
  type GroupEntity,
} from '@backstage/catalog-model';
import type { Config } from '@backstage/config';
import { InputError, NotAllowedError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';

const GROUP = { defaultKind: 'group', defaultNamespace: 'default' };

/**
 * A team with the department it belongs to.
 *
 * @public
 */
export interface Team {
  /** Name of the group. */
  name: string;
  /** Name for people. */
  title: string;
  /** Entity reference of the group. */
  ref: string;
  /** Name of the department's group. */
  department: string;
}

/**
 * Which departments somebody acts for.
 *
 * @public
 */
export type Reach =
  | { kind: 'all' }
  | { kind: 'departments'; departments: readonly string[] };

/**
 * Who belongs to which department, as the catalogue and the person's identity
 * say.
 *
 * @public
 */
export class Organisation {
  readonly #catalog: CatalogService;
  readonly #userInfo: UserInfoService;
  readonly #platformGroups: ReadonlySet<string>;

  /**
   * Asks the catalogue and the person's identity.
   *
   * @param config - of which `permission.departments.platform` is read: the
   * groups that act for every department
   */
  static fromConfig(
    config: Config,
    options: { catalog: CatalogService; userInfo: UserInfoService },
  ): Organisation {
    const groups =
      config.getOptionalStringArray('permission.departments.platform') ?? [];
    return new Organisation(
      options,
      new Set(
        groups.map(ref => stringifyEntityRef(parseEntityRef(ref, GROUP))),
      ),
    );
  }

  private constructor(
    options: { catalog: CatalogService; userInfo: UserInfoService },
    platformGroups: ReadonlySet<string>,
  ) {
    this.#catalog = options.catalog;
    this.#userInfo = options.userInfo;
    this.#platformGroups = platformGroups;
  }

  /**
   * The team of a name.
   *
   * @throws InputError when it is no team of a department
   */
  async team(
    name: string,
    options: { credentials: BackstageCredentials },
  ): Promise<Team> {
    const ref = stringifyEntityRef({ ...refParts(name), kind: 'group' });
    const entity = await this.#catalog.getEntityByRef(ref, options);
    if (!entity || !isGroupEntity(entity)) {
      throw new InputError(
        `There is no team '${name}': choose the owning team from the list`,
      );
    }
    const parent =
      entity.spec.parent &&
      (await this.#catalog.getEntityByRef(
        stringifyEntityRef(parseEntityRef(entity.spec.parent, GROUP)),
        options,
      ));
    if (
      entity.spec.type !== 'team' ||
      !parent ||
      !isGroupEntity(parent) ||
      parent.spec.type !== 'department'
    ) {
      throw new InputError(
        `The group '${name}' is not a team of a department: choose a team from the list`,
      );
    }
    return toTeam(entity, parent.metadata.name);
  }

  /** Departments that somebody acts for, from their identity. */
  async reach(credentials: BackstageCredentials): Promise<Reach> {
    const { ownershipEntityRefs } = await this.#userInfo.getUserInfo(
      credentials,
    );
    if (ownershipEntityRefs.some(ref => this.#platformGroups.has(ref))) {
      return { kind: 'all' };
    }
    const departments = ownershipEntityRefs
      .map(ref => parseEntityRef(ref))
      .filter(
        ref =>
          ref.kind.toLocaleLowerCase('en-US') === 'group' &&
          ref.namespace === 'default',
      )
      .map(ref => ref.name);
    return { kind: 'departments', departments };
  }

  /**
   * Refuses somebody who does not act for a department.
   *
   * @throws NotAllowedError that names the department
   */
  async requireReach(
    department: string,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const reach = await this.reach(credentials);
    if (!reaches(reach, department)) {
      throw new NotAllowedError(
        `This is for members of department '${department}' and the platform team; you belong to neither`,
      );
    }
  }

  /** Teams that somebody may make services for, by name. */
  async teams(credentials: BackstageCredentials): Promise<Team[]> {
    const reach = await this.reach(credentials);
    const { items } = await this.#catalog.getEntities(
      { filter: { kind: 'group' } },
      { credentials },
    );
    const groups = items.filter(isGroupEntity);
    const departments = new Map(
      groups
        .filter(group => group.spec.type === 'department')
        .map(group => [stringifyEntityRef(group), group.metadata.name]),
    );
    return groups
      .flatMap(group => {
        const department =
          group.spec.type === 'team' && group.spec.parent
            ? departments.get(
                stringifyEntityRef(parseEntityRef(group.spec.parent, GROUP)),
              )
            : undefined;
        return department && reaches(reach, department)
          ? [toTeam(group, department)]
          : [];
      })
      .sort((one, other) => one.name.localeCompare(other.name));
  }
}

/**
 * Whether a reach holds a department.
 */
export function reaches(reach: Reach, department: string): boolean {
  return reach.kind === 'all' || reach.departments.includes(department);
}

function refParts(name: string) {
  return { namespace: 'default', name };
}

function toTeam(group: GroupEntity, department: string): Team {
  return {
    name: group.metadata.name,
    title:
      group.spec.profile?.displayName ??
      group.metadata.title ??
      group.metadata.name,
    ref: stringifyEntityRef(group),
    department,
  };
}
