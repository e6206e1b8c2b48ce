// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createApiRef } from '@backstage/frontend-plugin-api';

/**
 * An approval that a pipeline waits for.
 *
 * @public
 */
export interface OpenApproval {
  /** Environment whose account holds the pipeline. */
  environmentId: string;
  /** Name of the pipeline that waits. */
  pipelineName: string;
  /** Stage that waits, for example `Approve`. */
  stageName: string;
  /** Action of the stage that waits. */
  actionName: string;
  /** Proves which request is answered: one of an earlier run no longer counts. */
  token: string;
}

/**
 * A person's answer to an approval.
 *
 * @public
 */
export interface ApprovalAnswer extends OpenApproval {
  /** Whether the run goes on or ends. */
  decision: 'approved' | 'rejected';
  /** At most 512 characters; kept with the approval. */
  comment: string;
}

/**
 * Whether a name is free and well formed, or for the person what is wrong with
 * it.
 *
 * @public
 */
export type ServiceNameCheck = { ok: true } | { ok: false; message: string };

/**
 * A team that can own a service.
 *
 * @public
 */
export interface OwnerTeam {
  /** For example `group:default/health-appointments`. */
  entityRef: string;
  /** Name for people. */
  title: string;
  /** Name of the department above it. */
  department: string;
}

/**
 * What a form can offer to its reader.
 *
 * @public
 */
export interface RequestOptions {
  /** Teams for which the reader may create services. */
  teams: OwnerTeam[];
}

/**
 * What front ends ask of provisioning, in the name of the signed-in person.
 *
 * @public
 */
export interface ProvisioningApi {
  /**
   * Answers an approval.
   *
   * @throws an error in the portal's words when the person may not, when it is already answered,
   * or when AWS refuses
   */
  decideApproval(answer: ApprovalAnswer): Promise<void>;

  /** Whether a service may be called so, and if not, how to mend it. */
  checkServiceName(name: string): Promise<ServiceNameCheck>;

  /** What the form offers this reader. */
  options(): Promise<RequestOptions>;
}

/**
 * Under which front ends find the {@link ProvisioningApi}.
 *
 * @public
 */
export const provisioningApiRef = createApiRef<ProvisioningApi>().with({
  id: 'plugin.provisioning.client',
  pluginId: 'provisioning',
});
