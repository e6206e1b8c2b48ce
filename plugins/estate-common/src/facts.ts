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
  /** What was observed. */
  value: T;
  /** When the source says it was so. */
  observedAt: string;
}

/**
 * How many tasks a workload should have, and how many it has.
 *
 * @public
 */
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
  /** Fewest tasks. */
  min: number;
  /** Most tasks. */
  max: number;
  /** What makes it move, by name; none where only a person or a schedule does. */
  policies: ScalingPolicyFacts[];
}

/**
 * A rule by which autoscaling moves the desired count.
 *
 * @public
 */
export interface ScalingPolicyFacts {
  /** Name of the policy, unique for the workload. */
  name: string;
  /** What it follows, for example `ECSServiceAverageCPUUtilization`. */
  metric: string;
  /** Target value in the metric's unit; undefined for step scaling. */
  target?: number;
}

/**
 * One change that autoscaling made or tried to make.
 *
 * @public
 */
export interface ScalingActivity {
  /** Id that AWS gave it. */
  id: string;
  /** When it began. */
  startedAt: string;
  /** When it ended, well or not; undefined while it runs. */
  endedAt?: string;
  /** AWS's own words, for example `Setting desired count to 4.` */
  description: string;
  /** Why, in AWS's own words, with the alarm or schedule that asked for it. */
  cause: string;
  /**
   * As AWS names it, for example `Successful`; see
   * https://docs.aws.amazon.com/autoscaling/application/APIReference/API_ScalingActivity.html
   */
  status: string;
  /** What came of it, in AWS's own words. */
  statusMessage?: string;
}

/**
 * A deployment of a workload: the one that serves, or another that has not
 * ended yet.
 *
 * @public
 */
export interface DeploymentFacts {
  /** Id that ECS gave it. */
  id: string;
  /** `INACTIVE` with rollout `FAILED`: failed lately and is gone, as after a roll back. */
  status: 'PRIMARY' | 'ACTIVE' | 'INACTIVE';
  /** How far it has come; `UNKNOWN` where ECS does not follow the rollout. */
  rollout: 'COMPLETED' | 'FAILED' | 'IN_PROGRESS' | 'UNKNOWN';
  /** Why it has come so far and no further, in ECS's own words. */
  rolloutReason?: string;
  /** When it was asked for; of one that failed and is gone, when ECS said so. */
  createdAt: string;
  /** When it last changed. */
  updatedAt: string;
  /** Tasks that it should have. */
  desired: number;
  /** Tasks of it that run. */
  running: number;
  /** Tasks of it that did not start or did not stay well, since it began. */
  failedTasks: number;
  /** Image the deployment runs, as far as the task definition says. */
  image?: string;
}

/**
 * A task that stopped, with why.
 *
 * @public
 */
export interface StoppedTaskFacts {
  /** Last part of the task's ARN. */
  id: string;
  /** When it stopped. */
  stoppedAt: string;
  /** Why, in ECS's own words, then in those of the container. */
  reason: string;
  /** Exit code of the container that failed; undefined when none came to run. */
  exitCode?: number;
}

/**
 * A line of what ECS tells of a service.
 *
 * @public
 */
export interface ServiceEventFacts {
  /** Id that ECS gave it. */
  id: string;
  /** When it was told. */
  at: string;
  /** ECS's own words. */
  message: string;
}

/**
 * One target of a workload behind its load balancer.
 *
 * @public
 */
export interface TargetFacts {
  /** Address of the task, or the id of what stands there. */
  id: string;
  /** Port that the load balancer sends to. */
  port: number;
  /** Availability Zone it stands in. */
  zone?: string;
  /**
   * As the load balancer sees it; a state that is not known here counts as
   * `unavailable`. See
   * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
   */
  state:
    | 'initial'
    | 'healthy'
    | 'unhealthy'
    | 'unused'
    | 'draining'
    | 'unavailable';
  /** Code of why it is not healthy, for example `Target.ResponseCodeMismatch`. */
  reason?: string;
  /** The same in the load balancer's own words. */
  description?: string;
}

/**
 * An alarm that watches over a workload.
 *
 * @public
 */
export interface AlarmFacts {
  /** Name of the alarm, unique in its account and Region. */
  name: string;
  /** `INSUFFICIENT_DATA` says nothing, neither good nor bad. */
  state: 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';
  /** Why it is in this state, in CloudWatch's words. */
  reason: string;
  /** When it came into this state. */
  since: string;
  /** What it is for, as whoever made it wrote. */
  description?: string;
  /**
   * What it watches over: whether the workload serves well, or how much room
   * it has. Undefined counts as `health`.
   */
  about?: 'health' | 'capacity';
}

/**
 * The pipeline that delivers a workload, and where it stands.
 *
 * @public
 */
export interface PipelineFacts {
  /** Name of the pipeline. */
  name: string;
  /** Account that holds it, 12 digits. */
  accountId: string;
  /** Region that holds it. */
  region: string;
  /** Environment whose account holds the pipeline. */
  environmentId: string;
  /** Run that entered the first stage last; undefined when it never ran. */
  executionId?: string;
  /** Of the whole: what runs now counts first, then what went wrong. */
  status:
    | 'InProgress'
    | 'Succeeded'
    | 'Failed'
    | 'Stopped'
    | 'Stopping'
    | 'Superseded'
    | 'Cancelled'
    | 'Unknown';
  /** In the order a change travels through them. */
  stages: PipelineStageFacts[];
}

/**
 * One stage of a pipeline.
 *
 * @public
 */
export interface PipelineStageFacts {
  /** Name of the stage, for example `Dev`. */
  name: string;
  /** As CodePipeline names it, or `NotStarted`. */
  status: string;
  /** Run that entered the stage last. */
  executionId?: string;
  /** In the order of the pipeline. */
  actions: PipelineActionFacts[];
}

/**
 * One action of a stage.
 *
 * @public
 */
export interface PipelineActionFacts {
  /** Name of the action, for example `Build`. */
  name: string;
  /** As CodePipeline names it, or `NotStarted`. */
  status: string;
  /** When the status last changed. */
  changedAt?: string;
  /** What came of it, in the provider's words; of an approval, the comment. */
  summary?: string;
  /** Why it failed, in the provider's words. */
  error?: string;
  /** Set while a manual approval is open: proves which request is answered. */
  approvalToken?: string;
  /** Page of what it does, for example the build. */
  url?: string;
  /** What it works on, for example a commit. */
  revision?: string;
}

/**
 * The certificate that answers for a workload's address.
 *
 * @public
 */
export interface CertificateFacts {
  /** Host name of the workload. */
  domain: string;
  /** As AWS Certificate Manager names it, for example `ISSUED`. */
  status: string;
  /** When it ends; undefined while it has not been issued. */
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
  /** Percent of the reserved memory, 0–100. */
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
  /** Tasks that should run and that do. */
  scaling?: Fact<ScalingFacts>;
  /** Value undefined: nothing scales it, so there is no maximum. */
  range?: Fact<ScalingRange | undefined>;
  /** What autoscaling did lately, the newest first. */
  activities?: Fact<ScalingActivity[]>;
  /** The newest first, with those that failed lately. */
  deployments?: Fact<DeploymentFacts[]>;
  /** Why tasks stopped, the newest first; looked at only while the workload fails. */
  stoppedTasks?: Fact<StoppedTaskFacts[]>;
  /** What ECS tells of it, the newest first. */
  events?: Fact<ServiceEventFacts[]>;
  /** Value undefined: no load balancer stands before it. */
  targets?: Fact<TargetFacts[] | undefined>;
  /** By name. */
  alarms?: Fact<AlarmFacts[]>;
  /** Value undefined: no pipeline delivers it. */
  pipeline?: Fact<PipelineFacts | undefined>;
  /** Value undefined: it has no address with a certificate. */
  certificate?: Fact<CertificateFacts | undefined>;
  /** What was measured in the last minutes. */
  metrics?: Fact<MetricFacts>;
}

/**
 * Name of a kind of facts, by which a source says what it brings and what it
 * could not read.
 *
 * @public
 */
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
