// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { PermissionsService } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import type { AwsService } from '@cabildo/plugin-aws-node';
import {
  ownershipTagKeys,
  provisioningApprovalDecidePermission,
} from '@cabildo/plugin-provisioning-common';
import type {
  Organisation,
  PipelineOperations,
} from '@cabildo/plugin-provisioning-node';
import type {
  ApprovalAnswer,
  DecidedApproval,
} from '../schema/openapi/generated/models';
import { requirePermission } from './requirePermission';
import type { Approvals, CallOptions } from './types';

/** Lets only those answer who act for the department whose service it is. */
export class AuthorizedApprovals implements Approvals {
  readonly #approvals: Approvals;
  readonly #aws: AwsService;
  readonly #organisation: Organisation;
  readonly #permissions: PermissionsService;
  readonly #pipelines: PipelineOperations;

  constructor(options: {
    approvals: Approvals;
    aws: AwsService;
    organisation: Organisation;
    permissions: PermissionsService;
    pipelines: PipelineOperations;
  }) {
    this.#approvals = options.approvals;
    this.#aws = options.aws;
    this.#organisation = options.organisation;
    this.#permissions = options.permissions;
    this.#pipelines = options.pipelines;
  }

  async decide(
    answer: ApprovalAnswer,
    options: CallOptions,
  ): Promise<DecidedApproval> {
    const { environmentId, pipelineName } = answer;
    await requirePermission(
      this.#permissions,
      provisioningApprovalDecidePermission,
      'You may not answer approvals: ask a member of the product team or the platform team',
      options,
    );
    const environment = this.#aws.environment(environmentId);
    await this.#organisation.requireReach(
      environment.department,
      options.credentials,
    );
    // The account is the department's; whether the pipeline is, only the stack that made it says.
    const tags = await this.#pipelines.tags(environment, pipelineName);
    const owner = tags?.[ownershipTagKeys.department];
    if (owner !== environment.department) {
      throw new NotAllowedError(
        `The pipeline '${pipelineName}' belongs to ${
          owner ? `department '${owner}'` : 'nobody that the portal knows'
        } and not to department '${environment.department}'`,
      );
    }
    return this.#approvals.decide(answer, options);
  }
}
