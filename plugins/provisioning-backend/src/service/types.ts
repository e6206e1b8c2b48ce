// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type {
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import type {
  ApprovalAnswer,
  DecidedApproval,
  RequestOptions,
  ServiceNameCheck,
} from '../schema/openapi/generated/models';

/** The person a call is made for. */
export interface CallOptions {
  credentials: BackstageCredentials<BackstageUserPrincipal>;
}

/** Answers to the approvals that pipelines wait for. */
export interface Approvals {
  /**
   * @throws ConflictError when the approval has been answered
   * @throws NotFoundError when there is no such environment, pipeline or action
   * @throws NotAllowedError when it is not the person's to answer
   */
  decide(
    answer: ApprovalAnswer,
    options: CallOptions,
  ): Promise<DecidedApproval>;
}

/** What the form for a new service asks. */
export interface RequestForm {
  checkServiceName(
    name: string,
    options: CallOptions,
  ): Promise<ServiceNameCheck>;

  options(options: CallOptions): Promise<RequestOptions>;
}
