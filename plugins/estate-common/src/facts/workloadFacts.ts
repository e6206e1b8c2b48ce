// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { AlarmFacts } from './alarm';
import type { CertificateFacts } from './certificate';
import type { ConcurrencyFacts } from './concurrency';
import type {
  DeploymentFacts,
  ServiceEventFacts,
  StoppedTaskFacts,
} from './deployment';
import type { Fact } from './fact';
import type { MetricFacts } from './metric';
import type { PipelineFacts } from './pipeline';
import type { ScalingActivity, ScalingFacts, ScalingRange } from './scaling';
import type { TargetFacts } from './target';

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
  /** Up to what a function may be invoked at once. */
  concurrency?: Fact<ConcurrencyFacts>;
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
  'concurrency',
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
