// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import Papa from 'papaparse';
import type { WorkloadSummary } from './summary';

const HEADINGS = [
  'service',
  'workload',
  'status',
  'reasons',
  'at_maximum',
  'department',
  'owner',
  'system',
  'environment',
  'runtime',
  'tier',
  'account',
  'region',
  'cluster',
  'tasks_running',
  'tasks_desired',
  'tasks_minimum',
  'tasks_maximum',
  'headroom_tasks',
  'requests_per_second',
  'error_ratio',
  'latency_p95_seconds',
  'cpu_percent',
  'memory_percent',
  'deployed_at',
  'observed_at',
  'library_version',
  'component',
] as const;

/**
 * Rows for a spreadsheet, under a line of headings: one line for each workload.
 * What is not known is empty, never zero. Text that a spreadsheet would take
 * for a formula is written as text
 * (https://owasp.org/www-community/attacks/CSV_Injection).
 *
 * @public
 */
export function toCsv(rows: readonly WorkloadSummary[]): string {
  return Papa.unparse(
    { fields: [...HEADINGS], data: records(rows) },
    { escapeFormulae: true },
  );
}

function records(
  rows: readonly WorkloadSummary[],
): Record<(typeof HEADINGS)[number], string | number>[] {
  return rows.map(row => {
    const { workload, verdict, tasks, limits, load } = row;
    return {
      service: workload.service,
      workload: workload.name,
      status: verdict.status,
      reasons: verdict.reasons.map(({ code }) => code).join(' '),
      at_maximum: verdict.atMaximum ? 'yes' : 'no',
      department: workload.department,
      owner: workload.owner ?? '',
      system: workload.system ?? '',
      environment: workload.environment,
      runtime: workload.runtime,
      tier: workload.tier ?? '',
      account: workload.accountId,
      region: workload.region,
      cluster: workload.cluster,
      tasks_running: tasks?.running ?? '',
      tasks_desired: tasks?.desired ?? '',
      tasks_minimum: limits?.min ?? '',
      tasks_maximum: limits?.max ?? '',
      headroom_tasks: verdict.headroomTasks ?? '',
      requests_per_second: load?.requestsPerSecond ?? '',
      error_ratio: load?.errorRatio ?? '',
      latency_p95_seconds: load?.latencySeconds ?? '',
      cpu_percent: load?.cpuPercent ?? '',
      memory_percent: load?.memoryPercent ?? '',
      deployed_at: row.deployedAt ?? '',
      observed_at: row.observedAt,
      library_version: workload.libraryVersion ?? '',
      component: row.entityRef ?? '',
    };
  });
}
