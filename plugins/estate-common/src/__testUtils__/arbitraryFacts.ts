// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import fc from 'fast-check';
import type {
  AlarmFacts,
  DeploymentFacts,
  Fact,
  PipelineFacts,
  PipelineStageFacts,
  TargetFacts,
  WorkloadFacts,
} from '../facts';
import { ago, inDays } from './workloads';

const count = fc.integer({ min: 0, max: 4 });
const time = fc.integer({ min: 0, max: 400 }).map(ago);

function factOf<T>(value: fc.Arbitrary<T>): fc.Arbitrary<Fact<T>> {
  return fc.record({ value, observedAt: time });
}

const none = fc.constant(undefined);

const target: fc.Arbitrary<TargetFacts> = fc.record({
  id: fc.constantFrom('10.0.0.1', '10.0.0.2'),
  port: fc.constant(8080),
  state: fc.constantFrom<TargetFacts['state'][]>(
    'initial',
    'healthy',
    'unhealthy',
    'unused',
    'draining',
    'unavailable',
  ),
});

const alarm: fc.Arbitrary<AlarmFacts> = fc.record({
  name: fc.constantFrom('5xx', 'at-maximum'),
  state: fc.constantFrom<AlarmFacts['state'][]>(
    'OK',
    'OK',
    'ALARM',
    'INSUFFICIENT_DATA',
  ),
  reason: fc.constant('because'),
  since: time,
  about: fc.constantFrom<AlarmFacts['about'][]>('health', 'capacity'),
});

const deployment: fc.Arbitrary<DeploymentFacts> = fc.record({
  id: fc.constantFrom('ecs-svc/1', 'ecs-svc/2'),
  status: fc.constantFrom<DeploymentFacts['status'][]>(
    'PRIMARY',
    'ACTIVE',
    'INACTIVE',
  ),
  rollout: fc.constantFrom<DeploymentFacts['rollout'][]>(
    'COMPLETED',
    'COMPLETED',
    'FAILED',
    'IN_PROGRESS',
  ),
  rolloutReason: fc.constantFrom('completed.', 'rolling back to ecs-svc/1.'),
  createdAt: time,
  updatedAt: time,
  desired: count,
  running: count,
  failedTasks: fc.constantFrom(0, 0, 2),
});

const stage: fc.Arbitrary<PipelineStageFacts> = fc.record({
  name: fc.constantFrom('Dev', 'Prod'),
  status: fc.constantFrom('Succeeded', 'Succeeded', 'Failed', 'InProgress'),
  actions: fc.array(
    fc.record(
      {
        name: fc.constantFrom('Build', 'Approve'),
        status: fc.constantFrom('Succeeded', 'Failed', 'InProgress'),
        error: fc.constant('exit code 1'),
        changedAt: time,
        approvalToken: fc.constant('token'),
      },
      { requiredKeys: ['name', 'status'] },
    ),
    { maxLength: 3 },
  ),
});

const pipeline: fc.Arbitrary<PipelineFacts> = fc.record({
  name: fc.constant('cabildo-citas'),
  accountId: fc.constant('120000000003'),
  region: fc.constant('us-east-1'),
  environmentId: fc.constant('health-dev'),
  status: fc.constantFrom<PipelineFacts['status'][]>('Succeeded', 'Failed'),
  stages: fc.array(stage, { maxLength: 3 }),
});

/** Facts in every combination, well and unwell, fresh and stale. */
export const arbitraryFacts: fc.Arbitrary<WorkloadFacts> = fc.record(
  {
    scaling: factOf(
      fc
        .record({ desired: count, missing: fc.constantFrom(0, 0, 0, 1, 4) })
        .map(({ desired, missing }) => ({
          desired,
          running: Math.max(0, desired - missing),
          pending: 0,
        })),
    ),
    range: factOf(
      fc.oneof(
        none,
        fc
          .tuple(count, count)
          .map(([min, more]) => ({ min, max: min + more, policies: [] })),
      ),
    ),
    concurrency: factOf(
      fc.record(
        {
          reserved: count,
          accountLimit: fc.constant(9),
          accountUnreserved: count,
        },
        { requiredKeys: ['accountLimit', 'accountUnreserved'] },
      ),
    ),
    deployments: factOf(fc.array(deployment, { maxLength: 2 })),
    targets: factOf(fc.oneof(none, fc.array(target, { maxLength: 3 }))),
    alarms: factOf(fc.array(alarm, { maxLength: 2 })),
    certificate: factOf(
      fc.oneof(
        none,
        fc.record({
          domain: fc.constant('citas.gob.example'),
          status: fc.constantFrom('ISSUED', 'ISSUED', 'EXPIRED', 'FAILED'),
          expiresAt: fc.constantFrom(inDays(-1), inDays(7), inDays(200)),
        }),
      ),
    ),
    pipeline: factOf(fc.oneof(none, pipeline)),
    stoppedTasks: factOf(
      fc.constantFrom(
        [],
        [{ id: '1', stoppedAt: ago(30), reason: 'OutOfMemory', exitCode: 137 }],
      ),
    ),
    events: factOf(
      fc.constantFrom(
        [],
        [{ id: '1', at: ago(30), message: 'has reached a steady state.' }],
      ),
    ),
    activities: factOf(
      fc.constantFrom(
        [],
        [
          {
            id: '1',
            startedAt: ago(30),
            description: 'Setting desired count to 2.',
            cause: 'because',
            status: 'Successful',
          },
        ],
      ),
    ),
    metrics: factOf(
      fc.record(
        {
          cpuPercent: count,
          requestsSeries: fc.array(fc.constantFrom(0, 0, 2), { maxLength: 2 }),
          errorRatio: fc.constantFrom(0, 0.04, 0.05, 1),
          throttleRatio: fc.constantFrom(0, 0, 0.001),
          concurrency: count,
          sharedConcurrency: count,
        },
        { requiredKeys: [] },
      ),
    ),
  },
  { requiredKeys: [] },
);
