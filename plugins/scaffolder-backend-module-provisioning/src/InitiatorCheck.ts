// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import type { AwsService, Environment } from '@cabildo/plugin-aws-node';
import { provisioningServiceCreatePermission } from '@cabildo/plugin-provisioning-common';
import {
  requirePermission,
  type Organisation,
} from '@cabildo/plugin-provisioning-node';

/** What of an action's context says who asks and for what. */
export interface InitiatedContext {
  getInitiatorCredentials(): Promise<BackstageCredentials>;
}

/**
 * Checks who started a task.
 *
 * @remarks
 *
 * Every action that changes something asks here by itself: a template of
 * somebody else may call it with whatever input.
 */
export class InitiatorCheck {
  readonly #aws: AwsService;
  readonly #permissions: PermissionsService;
  readonly #organisation: Organisation;

  constructor(options: {
    aws: AwsService;
    permissions: PermissionsService;
    organisation: Organisation;
  }) {
    this.#aws = options.aws;
    this.#permissions = options.permissions;
    this.#organisation = options.organisation;
  }

  /**
   * @throws NotAllowedError when the person may not create services at all
   */
  async requirePermission(ctx: InitiatedContext): Promise<void> {
    await requirePermission(
      this.#permissions,
      provisioningServiceCreatePermission,
      { credentials: await ctx.getInitiatorCredentials() },
    );
  }

  /**
   * @throws NotAllowedError when the person may not create services in the department
   */
  async requireDepartment(
    ctx: InitiatedContext,
    department: string,
  ): Promise<void> {
    await this.requirePermission(ctx);
    await this.#organisation.requireReach(
      department,
      await ctx.getInitiatorCredentials(),
    );
  }

  /**
   * The environment of an id, for whoever may create services there: an action
   * comes to an environment in no other way.
   *
   * @throws NotFoundError when no environment has this id
   * @throws NotAllowedError when the person may not create services in its department
   */
  async requireEnvironment(
    ctx: InitiatedContext,
    environmentId: string,
  ): Promise<Environment> {
    const environment = this.#aws.environment(environmentId);
    await this.requireDepartment(ctx, environment.department);
    return environment;
  }
}
