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
  pipelineName: string;
  stageName: string;
  actionName: string;
  /** Proves which request is answered: one of an earlier run no longer counts. */
  token: string;
}

/** @public */
export interface ApprovalAnswer extends OpenApproval {
  decision: 'approved' | 'rejected';
  /** At most 512 characters; kept with the approval. */
  comment: string;
}

/** @public */
export type ServiceNameCheck = { ok: true } | { ok: false; message: string };

/** @public */
export interface OwnerTeam {
  /** For example `group:default/health-appointments`. */
  entityRef: string;
  title: string;
  /** Name of the department above it. */
  department: string;
}

/** @public */
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
  /** @throws ResponseError when it is refused, already answered, or AWS says no. */
  decideApproval(answer: ApprovalAnswer): Promise<void>;

  /** Whether a service may be called so, and if not, how to mend it. */
  checkServiceName(name: string): Promise<ServiceNameCheck>;

  /** What the form offers this reader. */
  options(): Promise<RequestOptions>;
}

/** @public */
export const provisioningApiRef = createApiRef<ProvisioningApi>().with({
  id: 'plugin.provisioning.client',
  pluginId: 'provisioning',
});
