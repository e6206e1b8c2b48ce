// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { PermissionsService } from '@backstage/backend-plugin-api';
import type { AwsService } from '@cabildo/plugin-aws-node';
import { provisioningApprovalDecidePermission } from '@cabildo/plugin-provisioning-common';
import {
  requirePermission,
  type Organisation,
  type PipelineOperations,
} from '@cabildo/plugin-provisioning-node';
import type {
  ApprovalAnswer,
  DecidedApproval,
} from '../schema/openapi/generated/models';
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
      options,
    );
    const environment = this.#aws.environment(environmentId);
    await this.#organisation.requireReach(
      environment.department,
      options.credentials,
    );
    await this.#pipelines.requireDepartment(environment, pipelineName);
    return this.#approvals.decide(answer, options);
  }
}
