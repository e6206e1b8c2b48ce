// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * How a workload is run.
 *
 * @public
 */
export type WorkloadRuntime = 'ecs' | 'kubernetes' | 'lambda';

/**
 * One running unit of a service in one environment: an ECS service, a
 * Kubernetes Deployment or a Lambda function.
 *
 * @remarks
 *
 * This is what a workload *is*. What is known of its state at some moment is a
 * {@link WorkloadFacts}.
 *
 * @public
 */
export interface Workload {
  /** Stable and unique in the estate: `<runtime>:<accountId>:<region>:<cluster>/<name>`. */
  id: string;
  /** What runs it. */
  runtime: WorkloadRuntime;
  /** Name in the cloud: of the ECS service, the Deployment or the function. */
  name: string;
  /** Name of the service it belongs to, from the tag `cabildo:service`; else {@link Workload.name}. */
  service: string;
  /** Environment id as configured, for example `health-dev`. */
  environmentId: string;
  /** Environment name, for example `dev`. */
  environment: string;
  /** Name of the department's group. */
  department: string;
  /** Name of the team that owns it; undefined when no tag says so. */
  owner?: string;
  /** Name of the system it belongs to; undefined when no tag says so. */
  system?: string;
  /** Tier preset, for example `tier-1`. */
  tier?: string;
  /** Account it runs in, 12 digits. */
  accountId: string;
  /** Region it runs in. */
  region: string;
  /**
   * In which names are unique: an ECS cluster, or a Kubernetes cluster and
   * namespace as `<cluster>/<namespace>`. Empty for a function, whose name is
   * unique in its account and Region.
   */
  cluster: string;
  /** ARN, or the Kubernetes namespace and name. */
  resource: string;
  /** Where people reach it. */
  url?: string;
  /** Version of the stack library that its stack is pinned to; undefined when no tag says so. */
  libraryVersion?: string;
}

/**
 * Builds the id of a workload.
 *
 * @public
 */
export function workloadId(
  workload: Pick<
    Workload,
    'runtime' | 'accountId' | 'region' | 'cluster' | 'name'
  >,
): string {
  return `${workload.runtime}:${workload.accountId}:${workload.region}:${workload.cluster}/${workload.name}`;
}
