// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Fact, WorkloadFacts } from '../facts';
import type { ScopeCoverage } from '../observation';
import type { Workload } from '../workload';

export const now = new Date('2026-10-01T12:00:00.000Z');

export function ago(seconds: number): string {
  return new Date(now.getTime() - seconds * 1000).toISOString();
}

export function inDays(days: number): string {
  return ago(-days * 24 * 60 * 60);
}

export function fact<T>(value: T, secondsAgo = 10): Fact<T> {
  return { value, observedAt: ago(secondsAgo) };
}

export const citas: Workload = {
  id: 'ecs:130000000003:us-east-1:cabildo-prod/citas',
  runtime: 'ecs',
  name: 'citas',
  service: 'citas',
  environmentId: 'health-prod',
  environment: 'prod',
  department: 'health',
  accountId: '130000000003',
  region: 'us-east-1',
  cluster: 'cabildo-prod',
  resource: 'arn:aws:ecs:us-east-1:130000000003:service/cabildo-prod/citas',
};

/** All that has to be known of a workload that is well. */
export const wellFacts: WorkloadFacts = {
  scaling: fact({ desired: 2, running: 2, pending: 0 }),
  range: fact({ min: 2, max: 4, policies: [] }),
  deployments: fact([
    {
      id: 'ecs-svc/1',
      status: 'PRIMARY',
      rollout: 'COMPLETED',
      createdAt: ago(9000),
      updatedAt: ago(8000),
      desired: 2,
      running: 2,
      failedTasks: 0,
    },
  ]),
  targets: fact([
    { id: '10.0.0.1', port: 8080, state: 'healthy' },
    { id: '10.0.0.2', port: 8080, state: 'healthy' },
  ]),
  alarms: fact([
    { name: 'citas-5xx', state: 'OK', reason: '', since: ago(9000) },
  ]),
  certificate: fact({
    domain: 'citas.health.gob.example',
    status: 'ISSUED',
    expiresAt: inDays(200),
  }),
};

export const recordatorios: Workload = {
  ...citas,
  id: 'lambda:130000000003:us-east-1:/citas-recordatorios',
  runtime: 'lambda',
  name: 'citas-recordatorios',
  cluster: '',
  resource:
    'arn:aws:lambda:us-east-1:130000000003:function:citas-recordatorios',
};

/** All that has to be known of a function that is well. */
export const wellFunction: WorkloadFacts = {
  concurrency: fact({
    reserved: 50,
    accountLimit: 1000,
    accountUnreserved: 900,
  }),
  metrics: fact({
    requestsPerSecond: 2,
    requestsSeries: [1, 0, 2],
    errorRatio: 0.01,
    throttleRatio: 0,
    latencySeconds: 0.4,
    concurrency: 3,
    sharedConcurrency: 120,
  }),
};

export function coverageOf(change: Partial<ScopeCoverage> = {}): ScopeCoverage {
  return {
    sourceId: 'aws',
    environmentId: 'health-prod',
    accountId: '130000000003',
    region: 'us-east-1',
    department: 'health',
    state: 'ok',
    attemptedAt: ago(10),
    succeededAt: ago(10),
    problems: [],
    ...change,
  };
}
