// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * A value that a source observed, with when it was true. All times are ISO
 * 8601 in UTC.
 *
 * @remarks
 *
 * Where `T` allows it, a fact whose value is undefined says that the source
 * looked and there is none (a service without a load balancer has no targets).
 * That is knowledge; a fact that is missing is not.
 *
 * @public
 */
export interface Fact<T> {
  value: T;
  /** When the source says it was so. */
  observedAt: string;
}

/** @public */
export interface ScalingFacts {
  /** Tasks that should run now. */
  desired: number;
  /** Tasks that run. */
  running: number;
  /** Tasks that are starting. */
  pending: number;
  /**
   * Since when fewer tasks run than should, as far as the source saw;
   * undefined while enough run, or when nobody saw it begin.
   */
  shortSince?: string;
}

/**
 * Limits between which autoscaling moves the desired count.
 *
 * @public
 */
export interface ScalingRange {
  min: number;
  max: number;
  policies: ScalingPolicyFacts[];
}

/** @public */
export interface ScalingPolicyFacts {
  name: string;
  /** What it follows, for example `ECSServiceAverageCPUUtilization`. */
  metric: string;
  /** Target value in the metric's unit; undefined for step scaling. */
  target?: number;
}

/** @public */
export interface ScalingActivity {
  id: string;
  startedAt: string;
  endedAt?: string;
  /** AWS's own words, for example `Setting desired count to 4.` */
  description: string;
  cause: string;
  status: string;
  statusMessage?: string;
}

/** @public */
export interface DeploymentFacts {
  id: string;
  /** `INACTIVE` with rollout `FAILED`: failed lately and is gone, as after a roll back. */
  status: 'PRIMARY' | 'ACTIVE' | 'INACTIVE';
  rollout: 'COMPLETED' | 'FAILED' | 'IN_PROGRESS' | 'UNKNOWN';
  rolloutReason?: string;
  createdAt: string;
  updatedAt: string;
  desired: number;
  running: number;
  failedTasks: number;
  /** Image the deployment runs, as far as the task definition says. */
  image?: string;
}

/** @public */
export interface StoppedTaskFacts {
  id: string;
  stoppedAt: string;
  reason: string;
  exitCode?: number;
}

/** @public */
export interface ServiceEventFacts {
  id: string;
  at: string;
  message: string;
}

/** @public */
export interface TargetFacts {
  id: string;
  port: number;
  zone?: string;
  state:
    | 'initial'
    | 'healthy'
    | 'unhealthy'
    | 'unused'
    | 'draining'
    | 'unavailable';
  reason?: string;
  description?: string;
}

/** @public */
export interface AlarmFacts {
  name: string;
  state: 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';
  /** Why it is in this state, in CloudWatch's words. */
  reason: string;
  since: string;
  description?: string;
  /**
   * What it watches over: whether the workload serves well, or how much room
   * it has. Undefined counts as `health`.
   */
  about?: 'health' | 'capacity';
}

/** @public */
export interface PipelineFacts {
  name: string;
  accountId: string;
  region: string;
  /** Environment whose account holds the pipeline. */
  environmentId: string;
  executionId?: string;
  status:
    | 'InProgress'
    | 'Succeeded'
    | 'Failed'
    | 'Stopped'
    | 'Stopping'
    | 'Superseded'
    | 'Cancelled'
    | 'Unknown';
  stages: PipelineStageFacts[];
}

/** @public */
export interface PipelineStageFacts {
  name: string;
  status: string;
  executionId?: string;
  actions: PipelineActionFacts[];
}

/** @public */
export interface PipelineActionFacts {
  name: string;
  status: string;
  changedAt?: string;
  summary?: string;
  /** Why it failed, in the provider's words. */
  error?: string;
  /** Set while a manual approval is open: proves which request is answered. */
  approvalToken?: string;
  url?: string;
  revision?: string;
}

/** @public */
export interface CertificateFacts {
  domain: string;
  status: string;
  expiresAt?: string;
}

/**
 * Measurements of the last complete minutes.
 *
 * @public
 */
export interface MetricFacts {
  /** Percent of the reserved CPU, 0–100. */
  cpuPercent?: number;
  memoryPercent?: number;
  /** Requests per second over the last minute. */
  requestsPerSecond?: number;
  /** Share of answers with a 5xx status, 0–1. */
  errorRatio?: number;
  /** Seconds; 95th percentile of the answer time. */
  latencySeconds?: number;
  /** Last values of requests per second, oldest first, one a minute. */
  requestsSeries?: number[];
}

/**
 * All that can be known of one workload. A member that is undefined was never
 * observed: it is not zero and not well.
 *
 * @public
 */
export interface WorkloadFacts {
  scaling?: Fact<ScalingFacts>;
  /** Value undefined: nothing scales it, so there is no maximum. */
  range?: Fact<ScalingRange | undefined>;
  activities?: Fact<ScalingActivity[]>;
  deployments?: Fact<DeploymentFacts[]>;
  stoppedTasks?: Fact<StoppedTaskFacts[]>;
  events?: Fact<ServiceEventFacts[]>;
  /** Value undefined: no load balancer stands before it. */
  targets?: Fact<TargetFacts[] | undefined>;
  alarms?: Fact<AlarmFacts[]>;
  /** Value undefined: no pipeline delivers it. */
  pipeline?: Fact<PipelineFacts | undefined>;
  /** Value undefined: it has no address with a certificate. */
  certificate?: Fact<CertificateFacts | undefined>;
  metrics?: Fact<MetricFacts>;
}

/** @public */
export type FactKind = keyof WorkloadFacts;

/**
 * Every kind of fact.
 *
 * @public
 */
export const factKinds: readonly FactKind[] = [
  'scaling',
  'range',
  'activities',
  'deployments',
  'stoppedTasks',
  'events',
  'targets',
  'alarms',
  'pipeline',
  'certificate',
  'metrics',
];
