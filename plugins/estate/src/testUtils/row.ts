// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  summarize,
  type EstateRow,
  type EstateSnapshot,
  type Verdict,
  type Workload,
  type WorkloadFacts,
} from '@cabildo/plugin-estate-common';

/** A healthy workload of Health, changed by what a test is about. */
export function row(change: {
  workload?: Partial<Workload>;
  facts?: Partial<WorkloadFacts>;
  verdict?: Partial<Verdict>;
}): EstateRow {
  const observedAt = new Date(Date.now() - 8_000).toISOString();
  const workload: Workload = {
    id: `ecs:120000000003:us-east-1:cabildo-dev/${
      change.workload?.service ?? 'citas'
    }`,
    runtime: 'ecs',
    name: 'citas',
    service: 'citas',
    environmentId: 'health-dev',
    environment: 'dev',
    department: 'health',
    owner: 'health-appointments',
    accountId: '120000000003',
    region: 'us-east-1',
    cluster: 'cabildo-dev',
    resource: 'arn:aws:ecs:us-east-1:120000000003:service/cabildo-dev/citas',
    url: 'http://citas.dev.health.gob.localhost:7012',
    ...change.workload,
  };
  return {
    workload,
    facts: {
      scaling: { value: { desired: 2, running: 2, pending: 0 }, observedAt },
      range: { value: { min: 1, max: 4, policies: [] }, observedAt },
      ...change.facts,
    },
    verdict: {
      status: 'healthy',
      reasons: [{ code: 'all-well', status: 'healthy' }],
      atMaximum: false,
      headroomTasks: 2,
      needsAttention: false,
      ...change.verdict,
    },
    observedAt,
    entityRef: `component:default/${workload.service}`,
  };
}

export function snapshot(rows: EstateRow[]): EstateSnapshot {
  const byStatus = { down: 0, degraded: 0, unknown: 0, idle: 0, healthy: 0 };
  for (const { verdict } of rows) {
    byStatus[verdict.status] += 1;
  }
  return {
    generatedAt: new Date().toISOString(),
    staleAfterSeconds: 300,
    rows: rows.map(summarize),
    totals: {
      workloads: rows.length,
      byStatus,
      atMaximum: rows.filter(({ verdict }) => verdict.atMaximum).length,
      accounts: 12,
      accountsFresh: 11,
      oldestFactAt: rows[0]?.observedAt,
    },
    coverage: [],
  };
}
