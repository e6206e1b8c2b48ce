// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Workload, observation, snapshot, verdict and assess(): pure and isomorphic.
 *
 * @packageDocumentation
 */
export { workloadId } from './workload';
export type { Workload, WorkloadRuntime } from './workload';
export { essentialFacts, factKinds } from './facts';
export type {
  AlarmFacts,
  CertificateFacts,
  ConcurrencyFacts,
  DeploymentFacts,
  Fact,
  FactKind,
  MetricFacts,
  PipelineActionFacts,
  PipelineFacts,
  PipelineStageFacts,
  ScalingActivity,
  ScalingFacts,
  ScalingPolicyFacts,
  ScalingRange,
  ServiceEventFacts,
  StoppedTaskFacts,
  TargetFacts,
  TaskSize,
  WorkloadFacts,
} from './facts';
export type { CallCount, Collection } from './collection';
export { hears, holdSeconds, type HoldContext } from './hearing';
export type {
  Observation,
  ScopeCoverage,
  ScopeEvents,
  ScopeProblem,
} from './observation';
export { verdictStatuses } from './verdict';
export type { Reason, ReasonCode, Verdict, VerdictStatus } from './verdict';
export * from './assess';
export { mergeFacts } from './mergeFacts';
export { compareRows } from './compareRows';
export type { Judged } from './compareRows';
export { totals } from './totals';
export type { TotalsContext } from './totals';
export { unheard, unheardSnapshot } from './unheard';
export type { EstateRow, EstateSnapshot, EstateTotals } from './snapshot';
export { capacityInUse, capacityLimits } from './capacity';
export { summarize } from './summary';
export type {
  Load,
  TaskCounts,
  TaskLimits,
  WorkloadIdentity,
  WorkloadSummary,
} from './summary';
export * from './columns';
export * from './changes';
export * from './reconcile';
export * from './history';
export * from './find';
export * from './counts';
export * from './cost';
export * from './trend';
export * from './words';
export { toCsv } from './toCsv';
export {
  estateCostReadPermission,
  estateCoverageReadPermission,
  estateWorkloadReadPermission,
  RESOURCE_TYPE_ESTATE_WORKLOAD,
} from './permissions';
export {
  IS_IN_DEPARTMENT,
  workloadsOfDepartments,
} from './workloadsOfDepartments';
