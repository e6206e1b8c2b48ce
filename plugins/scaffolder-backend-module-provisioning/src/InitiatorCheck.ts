// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { provisioningServiceCreatePermission } from '@cabildo/plugin-provisioning-common';
import type { Organisation } from '@cabildo/plugin-provisioning-node';

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
  readonly #permissions: PermissionsService;
  readonly #organisation: Organisation;

  constructor(options: {
    permissions: PermissionsService;
    organisation: Organisation;
  }) {
    this.#permissions = options.permissions;
    this.#organisation = options.organisation;
  }

  /**
   * @throws NotAllowedError when the person may not create services at all
   */
  async requirePermission(ctx: InitiatedContext): Promise<void> {
    const credentials = await ctx.getInitiatorCredentials();
    const [{ result }] = await this.#permissions.authorize(
      [{ permission: provisioningServiceCreatePermission }],
      { credentials },
    );
    if (result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        'You may not create services: ask a member of the product team or the platform team',
      );
    }
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
}
