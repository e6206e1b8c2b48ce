// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  workloadId,
  type Observation,
  type ScopeCoverage,
  type Workload,
  type WorkloadFacts,
} from '@cabildo/plugin-estate-common';
import type { EstateScope } from '@cabildo/plugin-estate-node';

export const healthProd: EstateScope = {
  environmentId: 'health-prod',
  accountId: '130000000003',
  region: 'us-east-1',
  department: 'health',
};

export const interiorProd: EstateScope = {
  environmentId: 'interior-prod',
  accountId: '130000000001',
  region: 'us-east-1',
  department: 'interior',
};

export function workloadIn(scope: EstateScope, name: string): Workload {
  const place = {
    ...scope,
    runtime: 'ecs',
    cluster: 'cabildo-prod',
    name,
  } as const;
  return {
    ...place,
    id: workloadId(place),
    service: name,
    environment: 'prod',
    resource: `arn:aws:ecs:${scope.region}:${scope.accountId}:service/cabildo-prod/${name}`,
  };
}

export function observe(
  scope: EstateScope,
  name: string,
  facts: WorkloadFacts,
): Observation {
  return { sourceId: 'fake', workload: workloadIn(scope, name), facts };
}

/** All that makes a workload well, observed at a time. */
export function wellFacts(observedAt: string): WorkloadFacts {
  return {
    scaling: { value: { desired: 2, running: 2, pending: 0 }, observedAt },
    range: { value: { min: 2, max: 4, policies: [] }, observedAt },
    deployments: { value: [], observedAt },
    targets: { value: undefined, observedAt },
    alarms: { value: [], observedAt },
    certificate: { value: undefined, observedAt },
  };
}

export function coverageOf(
  scope: EstateScope,
  attemptedAt: string,
  change: Partial<ScopeCoverage> = {},
): ScopeCoverage {
  return {
    sourceId: 'fake',
    ...scope,
    state: 'ok',
    attemptedAt,
    succeededAt: attemptedAt,
    problems: [],
    ...change,
  };
}

/** 12:00 on a day, and so many seconds. */
export function at(seconds: number): string {
  return new Date(Date.UTC(2026, 9, 1, 12, 0, seconds)).toISOString();
}
