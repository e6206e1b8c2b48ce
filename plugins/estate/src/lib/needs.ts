// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  asksSomebody,
  type Reason,
  type ReasonCode,
  type Verdict,
  type WorkloadSummary,
} from '@cabildo/plugin-estate-common';

// A service has one pipeline: what it asks is asked once, not for each of its environments.
const OF_THE_PIPELINE: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
  'pipeline-failed',
  'approval-waiting',
]);

/** Something that asks a person to act. */
export interface Need {
  /** The workload it was found at. */
  row: WorkloadSummary;
  /** Environment it is about; undefined when it is about the service. */
  environment?: string;
  reason: Reason;
}

/** What a workload itself says; at least that all is well. */
export function ownReasons(verdict: Verdict): Reason[] {
  const own = verdict.reasons.filter(({ code }) => !OF_THE_PIPELINE.has(code));
  return own.length > 0 ? own : [{ code: 'all-well', status: 'healthy' }];
}

/** What its pipeline asks, the same for all workloads of a service. */
export function pipelineReasons(verdict: Verdict): Reason[] {
  return verdict.reasons.filter(({ code }) => OF_THE_PIPELINE.has(code));
}

/** Workloads of one service, of the same department, have the same key. */
export function serviceKey({ workload }: WorkloadSummary): string {
  return `${workload.department}/${workload.service}`;
}

/**
 * What asks for a person: of every workload its worst reason that does, and of
 * every pipeline what it waits for; what is unwell first, in the order of the rows.
 */
export function needsOf(rows: WorkloadSummary[]): Need[] {
  const own: Need[] = [];
  const ofPipelines = new Map<string, Need>();
  for (const row of rows) {
    const worst = ownReasons(row.verdict).find(asksSomebody);
    if (worst) {
      own.push({
        row,
        environment: row.workload.environment,
        reason: worst,
      });
    }
    for (const reason of pipelineReasons(row.verdict)) {
      const key = [
        serviceKey(row),
        reason.code,
        reason.params?.stage,
        reason.params?.action,
      ].join('/');
      if (!ofPipelines.has(key)) {
        ofPipelines.set(key, { row, reason });
      }
    }
  }
  // A deployment that failed is why its pipeline did: once is enough.
  const failed = new Set(
    own
      .filter(need => need.reason.code === 'deployment-failed')
      .map(need => serviceKey(need.row)),
  );
  const others = [...ofPipelines.values()].filter(
    ({ row, reason }) =>
      reason.code !== 'pipeline-failed' || !failed.has(serviceKey(row)),
  );
  return [...own, ...others];
}
