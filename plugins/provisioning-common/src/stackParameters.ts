// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { NotFoundError } from '@backstage/errors';
import { repositoryId, serviceDomain } from './names';
import type { ServiceRequest } from './serviceRequest';
import { tierCapacity } from './tiers';

/**
 * Parameters or outputs of a stack.
 *
 * @public
 */
export type StackValues = Record<string, string>;

/**
 * An environment as far as stacks need to know it.
 *
 * @public
 */
export interface StackEnvironment {
  /** Id in the configuration, for messages. */
  id: string;
  /** Short name inside the department, for example `dev`. */
  name: string;
  /** Name of the department's group. */
  department: string;
  /** 12 digits. */
  accountId: string;
  /** Domain of the hosted zone. */
  domain: string;
  /** Set where pipelines live. */
  connectionArn?: string;
  /** Outputs of the environment's own stack. */
  outputs: StackValues;
}

/**
 * What all stacks of a request have in common.
 *
 * @public
 */
export interface StackContext {
  /** What was asked for. */
  request: ServiceRequest;
  /** Name of the department's group above the owning team. */
  department: string;
  /** Name of the system. */
  system: string;
  /** Id of the request, which the tags carry. */
  requestId: string;
  /** Folder and version of the stack library that the stacks are pinned to. */
  library: { url: string; version: string };
}

const CONTAINER_PORT = '8080';
const CPU_TARGET_PERCENT = '60';
const REQUESTS_PER_TARGET_PER_MINUTE = '600';

// Long enough to look into last year's incident in production, and into last sprint's elsewhere.
const LOGS_RETENTION_IN_DAYS = { prod: '365', other: '30' };

/**
 * Parameters of a *workload* stack, all but `ImageUri`: the pipeline gives
 * that, and until then nothing runs.
 *
 * @throws NotFoundError that names the outputs the environment's stack lacks
 * @public
 */
export function workloadParameters(
  context: StackContext,
  environment: StackEnvironment,
  options: { listenerRulePriority: number },
): StackValues {
  const { request } = context;
  const capacity = tierCapacity(request.tier, environment.name);
  if (!capacity) {
    throw new NotFoundError(`There is no tier '${request.tier}'`);
  }
  const side = request.visibility === 'public' ? 'Public' : 'Internal';
  const outputs = requireOutputs(environment, [
    'HostedZoneId',
    'VpcId',
    'PrivateSubnetIds',
    'ClusterName',
    `${side}ListenerArn`,
    `${side}LoadBalancerFullName`,
    `${side}LoadBalancerDnsName`,
    `${side}LoadBalancerHostedZoneId`,
    `${side}LoadBalancerSecurityGroupId`,
    'PermissionsBoundaryArn',
    'LogsKeyArn',
    'AlarmTopicArn',
  ]);
  return {
    ...commonParameters(context),
    EnvironmentName: environment.name,
    TierName: request.tier,
    ContainerPort: CONTAINER_PORT,
    HealthPath: request.healthPath,
    Cpu: String(capacity.cpu),
    Memory: String(capacity.memory),
    MinTasks: String(capacity.minTasks),
    MaxTasks: String(capacity.maxTasks),
    CpuTargetPercent: CPU_TARGET_PERCENT,
    RequestsPerTargetPerMinute: REQUESTS_PER_TARGET_PER_MINUTE,
    ScheduleTimezone: 'UTC',
    ScheduleUpCron: '',
    ScheduleDownCron: '',
    ScheduleUpMinTasks: String(capacity.minTasks),
    DomainName: serviceDomain(request.name, environment),
    HostedZoneId: outputs.HostedZoneId,
    VpcId: outputs.VpcId,
    PrivateSubnetIds: outputs.PrivateSubnetIds,
    ClusterName: outputs.ClusterName,
    ListenerArn: outputs[`${side}ListenerArn`],
    LoadBalancerFullName: outputs[`${side}LoadBalancerFullName`],
    LoadBalancerDnsName: outputs[`${side}LoadBalancerDnsName`],
    LoadBalancerHostedZoneId: outputs[`${side}LoadBalancerHostedZoneId`],
    LoadBalancerSecurityGroupId: outputs[`${side}LoadBalancerSecurityGroupId`],
    ListenerRulePriority: String(options.listenerRulePriority),
    PermissionsBoundaryArn: outputs.PermissionsBoundaryArn,
    LogsKeyArn: outputs.LogsKeyArn,
    LogsRetentionInDays: logsRetention(environment.name),
    AlarmTopicArn: outputs.AlarmTopicArn,
  };
}

/**
 * Parameters of a *delivery* stack.
 *
 * @param environments - `dev` is where the pipeline lives; `prod` is left out when the service has none
 * @throws NotFoundError that names what an environment lacks
 * @public
 */
export function deliveryParameters(
  context: StackContext,
  environments: { dev: StackEnvironment; prod?: StackEnvironment },
  options: { branch: string },
): StackValues {
  const { dev, prod } = environments;
  if (!dev.connectionArn) {
    throw new NotFoundError(
      `Environment '${dev.id}' has no connection to the Git host: set cabildo.environments.${dev.id}.connectionArn`,
    );
  }
  const outputs = requireOutputs(dev, [
    'ArtifactBucketName',
    'ArtifactKeyArn',
    'PermissionsBoundaryArn',
    'LogsKeyArn',
    'PipelineRoleArn',
    'ExecutionRoleArn',
  ]);
  const prodOutputs =
    prod && requireOutputs(prod, ['PipelineRoleArn', 'ExecutionRoleArn']);
  return {
    ...commonParameters(context),
    ConnectionArn: dev.connectionArn,
    RepositoryId: repositoryId(context.department, context.request.name),
    BranchName: options.branch,
    ArtifactBucketName: outputs.ArtifactBucketName,
    ArtifactKeyArn: outputs.ArtifactKeyArn,
    PermissionsBoundaryArn: outputs.PermissionsBoundaryArn,
    LogsKeyArn: outputs.LogsKeyArn,
    // A production change must be traceable to its build for as long as to its logs.
    LogsRetentionInDays: logsRetention(prod ? 'prod' : dev.name),
    DevEnvironmentName: dev.name,
    DevPipelineRoleArn: outputs.PipelineRoleArn,
    DevExecutionRoleArn: outputs.ExecutionRoleArn,
    ProdEnvironmentName: prod?.name ?? '',
    ProdAccountId: prod?.accountId ?? '',
    ProdPipelineRoleArn: prodOutputs?.PipelineRoleArn ?? '',
    ProdExecutionRoleArn: prodOutputs?.ExecutionRoleArn ?? '',
  };
}

function commonParameters(context: StackContext): StackValues {
  const { request, library } = context;
  return {
    ServiceName: request.name,
    DepartmentName: context.department,
    OwnerName: request.owner,
    SystemName: context.system,
    RequestId: context.requestId,
    LibraryUrl: library.url,
    LibraryVersion: library.version,
  };
}

function logsRetention(environment: string): string {
  return environment === 'prod'
    ? LOGS_RETENTION_IN_DAYS.prod
    : LOGS_RETENTION_IN_DAYS.other;
}

function requireOutputs(
  environment: StackEnvironment,
  names: string[],
): StackValues {
  const missing = names.filter(name => !environment.outputs[name]);
  if (missing.length > 0) {
    throw new NotFoundError(
      `The stack of environment '${
        environment.id
      }' lacks the outputs ${missing.join(
        ', ',
      )}: the platform team must bring it to the current stack library`,
    );
  }
  return environment.outputs;
}
