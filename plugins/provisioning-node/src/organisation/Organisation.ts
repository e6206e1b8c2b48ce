// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type {
  BackstageCredentials,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import {
  type Entity,
  isGroupEntity,
  parseEntityRef,
  stringifyEntityRef,
  type GroupEntity,
} from '@backstage/catalog-model';
import type { Config } from '@backstage/config';
import { InputError, NotAllowedError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { Environment } from '@cabildo/plugin-aws-node';

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
 * What the organisation is known from.
 *
 * @public
 */
export interface OrganisationServices {
  /** Names departments: a group that has an environment is one. */
  aws: { environments(): Pick<Environment, 'department'>[] };
  /** Has the groups, with what stands above them. */
  catalog: CatalogService;
  /** Tells the groups of whoever asks. */
  userInfo: UserInfoService;
}

/**
 * Who belongs to which department, as the catalogue and the person's identity
 * say.
 *
 * @public
 */
export class Organisation {
  readonly #services: OrganisationServices;
  readonly #platformGroups: ReadonlySet<string>;
  readonly #managementSuffix: string;

  /**
   * Asks the catalogue and the person's identity.
   *
   * @param config - root configuration: `permission.departments` names the
   * groups that act for every department, and how those of managers end
   */
  static fromConfig(
    config: Config,
    services: OrganisationServices,
  ): Organisation {
    const section = config.getOptionalConfig('permission.departments');
    const platform = section?.getOptionalStringArray('platform') ?? [];
    return new Organisation(services, {
      platformGroups: new Set(
        platform.map(ref => stringifyEntityRef(parseEntityRef(ref, GROUP))),
      ),
      managementSuffix:
        section?.getOptionalString('managementSuffix') ?? '-management',
    });
  }

  private constructor(
    services: OrganisationServices,
    options: { platformGroups: ReadonlySet<string>; managementSuffix: string },
  ) {
    this.#services = services;
    this.#platformGroups = options.platformGroups;
    this.#managementSuffix = options.managementSuffix;
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
    const entity = await this.#services.catalog.getEntityByRef(ref, options);
    if (!entity || !isGroupEntity(entity)) {
      throw new InputError(
        `There is no team '${name}': choose the owning team from the list`,
      );
    }
    const parent =
      entity.spec.parent &&
      (await this.#services.catalog.getEntityByRef(
        parentRef(entity.spec.parent),
        options,
      ));
    const team = this.#toTeam(entity, parent || undefined);
    if (!team) {
      throw new InputError(
        `The group '${name}' is not a team of a department: choose a team from the list`,
      );
    }
    return team;
  }

  /**
   * Refuses a system that the catalogue does not hold: a service of it would
   * be listed nowhere.
   *
   * @throws InputError that names the system
   */
  async requireSystem(
    name: string,
    options: { credentials: BackstageCredentials },
  ): Promise<void> {
    const ref = stringifyEntityRef({ ...refParts(name), kind: 'system' });
    if (!(await this.#services.catalog.getEntityByRef(ref, options))) {
      throw new InputError(
        `There is no system '${name}': choose one from the list; a new one is added where the organisation is kept`,
      );
    }
  }

  /** Departments that somebody acts for, from their identity. */
  async reach(credentials: BackstageCredentials): Promise<Reach> {
    const { ownershipEntityRefs } = await this.#services.userInfo.getUserInfo(
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
    const { items } = await this.#services.catalog.getEntities(
      { filter: { kind: 'group' } },
      { credentials },
    );
    const groups = new Map(
      items
        .filter(isGroupEntity)
        .map(group => [stringifyEntityRef(group), group]),
    );
    return [...groups.values()]
      .flatMap(group => {
        const { parent } = group.spec;
        const above = parent ? groups.get(parentRef(parent)) : undefined;
        return this.#toTeam(group, above) ?? [];
      })
      .filter(team => reaches(reach, team.department))
      .sort((one, other) => one.name.localeCompare(other.name));
  }

  /** A team is a group right below a department, but the one of its managers. */
  #toTeam(group: GroupEntity, parent: Entity | undefined): Team | undefined {
    const { name, title } = group.metadata;
    if (
      !parent ||
      !isGroupEntity(parent) ||
      name.endsWith(this.#managementSuffix) ||
      !this.#isDepartment(parent)
    ) {
      return undefined;
    }
    return {
      name,
      title: group.spec.profile?.displayName ?? title ?? name,
      ref: stringifyEntityRef(group),
      department: parent.metadata.name,
    };
  }

  // Directories know one type of group only, so what environments belong to is a department too.
  #isDepartment(group: GroupEntity): boolean {
    return (
      group.spec.type === 'department' ||
      this.#services.aws
        .environments()
        .some(({ department }) => department === group.metadata.name)
    );
  }
}

/**
 * Whether a reach holds a department.
 */
export function reaches(reach: Reach, department: string): boolean {
  return reach.kind === 'all' || reach.departments.includes(department);
}

function parentRef(parent: string): string {
  return stringifyEntityRef(parseEntityRef(parent, GROUP));
}

function refParts(name: string) {
  return { namespace: 'default', name };
}
