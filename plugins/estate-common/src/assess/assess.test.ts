// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { assess } from './assess';
import {
  ago,
  citas,
  coverageOf,
  fact,
  inDays,
  now,
  recordatorios,
  wellFacts,
  wellFunction,
} from '../__testUtils__/workloads';
import type { DeploymentFacts, MetricFacts, WorkloadFacts } from '../facts';
import type { ScopeCoverage } from '../observation';

function judge(change: WorkloadFacts = {}, coverage?: ScopeCoverage) {
  return assess(
    citas,
    { ...wellFacts, ...change },
    { now, staleAfterSeconds: 300, coverage },
  );
}

const [primary] = wellFacts.deployments!.value;

function deployed(change: Partial<DeploymentFacts>): WorkloadFacts {
  return { deployments: fact([{ ...primary, ...change }]) };
}

function certificate(days: number, status = 'ISSUED'): WorkloadFacts {
  return {
    certificate: fact({
      domain: 'citas.gob.example',
      status,
      expiresAt: inDays(days),
    }),
  };
}

describe('assess', () => {
  it('should be healthy only with every fact that could argue against it', () => {
    expect(judge()).toEqual({
      status: 'healthy',
      reasons: [{ code: 'all-well', status: 'healthy' }],
      atMaximum: false,
      headroomTasks: 2,
      needsAttention: false,
    });
  });

  it('should be healthy when the source looked and there is no load balancer, range or certificate', () => {
    const none = {
      targets: fact(undefined),
      range: fact(undefined),
      certificate: fact(undefined),
    };
    expect(judge(none)).toMatchObject({
      status: 'healthy',
      headroomTasks: undefined,
    });
  });

  it.each<[string, WorkloadFacts, string, string, string | undefined]>([
    [
      'no task runs',
      {
        scaling: fact({ desired: 2, running: 0, pending: 1 }),
        stoppedTasks: fact([
          { id: 'old', stoppedAt: ago(90), reason: 'old reason' },
          {
            id: 'new',
            stoppedAt: ago(20),
            reason: 'Essential container in task exited',
            exitCode: 1,
          },
        ]),
      },
      'down',
      'no-running-tasks',
      'Essential container in task exited (exit code 1)',
    ],
    [
      'no task is wanted although the minimum is more',
      { scaling: fact({ desired: 0, running: 0, pending: 0 }) },
      'down',
      'no-running-tasks',
      undefined,
    ],
    [
      'no target is healthy',
      {
        targets: fact([
          {
            id: '10.0.0.1',
            port: 8080,
            state: 'unhealthy',
            description: 'Health checks failed with these codes: [500]',
          },
          { id: '10.0.0.2', port: 8080, state: 'draining' },
        ]),
      },
      'down',
      'no-healthy-targets',
      'Health checks failed with these codes: [500]',
    ],
    [
      'the load balancer has no target at all',
      { targets: fact([]) },
      'down',
      'no-healthy-targets',
      undefined,
    ],
    [
      'a target is unhealthy',
      {
        targets: fact([
          { id: '10.0.0.1', port: 8080, state: 'healthy' },
          {
            id: '10.0.0.2',
            port: 8080,
            state: 'unhealthy',
            reason: 'Target.Timeout',
          },
        ]),
      },
      'degraded',
      'unhealthy-targets',
      'Target.Timeout',
    ],
    [
      'health checks are off',
      { targets: fact([{ id: '10.0.0.1', port: 8080, state: 'unavailable' }]) },
      'unknown',
      'targets-unknown',
      undefined,
    ],
    [
      'tasks have been missing beyond the grace',
      {
        scaling: fact({
          desired: 2,
          running: 1,
          pending: 1,
          shortSince: ago(181),
        }),
      },
      'degraded',
      'fewer-tasks-than-desired',
      undefined,
    ],
    [
      'tasks are missing and nobody saw since when',
      { scaling: fact({ desired: 2, running: 1, pending: 1 }) },
      'degraded',
      'fewer-tasks-than-desired',
      undefined,
    ],
    [
      'a deployment failed',
      deployed({ rollout: 'FAILED', rolloutReason: 'tasks failed to start.' }),
      'degraded',
      'deployment-failed',
      'tasks failed to start.',
    ],
    [
      'a deployment goes back',
      deployed({
        rollout: 'IN_PROGRESS',
        rolloutReason: 'ECS deployment circuit breaker: rolling back to 1.',
      }),
      'degraded',
      'deployment-failed',
      'ECS deployment circuit breaker: rolling back to 1.',
    ],
    [
      'a deployment loses its tasks',
      deployed({ rollout: 'IN_PROGRESS', failedTasks: 2 }),
      'degraded',
      'tasks-failing',
      undefined,
    ],
    [
      'an alarm is raised',
      {
        alarms: fact([
          { name: '5xx', state: 'ALARM', reason: 'Crossed', since: ago(60) },
        ]),
      },
      'degraded',
      'alarm',
      'Crossed',
    ],
    [
      'it is at its maximum',
      { scaling: fact({ desired: 4, running: 4, pending: 0 }) },
      'degraded',
      'at-maximum',
      undefined,
    ],
    [
      'its certificate ends in days',
      certificate(13),
      'degraded',
      'certificate-expiring',
      undefined,
    ],
    [
      'its certificate has ended',
      certificate(-1),
      'down',
      'certificate-invalid',
      undefined,
    ],
    [
      'its certificate was never issued',
      certificate(100, 'PENDING_VALIDATION'),
      'degraded',
      'certificate-invalid',
      undefined,
    ],
    [
      'its certificate has no end that is known',
      { certificate: fact({ domain: 'citas.gob.example', status: 'ISSUED' }) },
      'unknown',
      'certificate-unknown',
      undefined,
    ],
  ])('should say why when %s', (_, change, status, code, detail) => {
    const verdict = judge(change);
    expect(verdict.status).toBe(status);
    expect(verdict.reasons[0]).toMatchObject({ code, status });
    expect(verdict.reasons[0].detail).toBe(detail);
    expect(verdict.needsAttention).toBe(status !== 'unknown');
  });

  it('should leave tasks time to start', () => {
    const starting = fact({
      desired: 2,
      running: 1,
      pending: 1,
      shortSince: ago(60),
    });
    expect(judge({ scaling: starting }).status).toBe('healthy');
  });

  it('should be idle at zero tasks where zero is allowed, whatever deployments, targets and alarms say', () => {
    const asleep: WorkloadFacts = {
      scaling: fact({ desired: 0, running: 0, pending: 0 }),
      range: fact({ min: 0, max: 4, policies: [] }),
      targets: fact([]),
      alarms: undefined,
      deployments: undefined,
    };
    expect(judge(asleep)).toMatchObject({
      status: 'idle',
      reasons: [{ code: 'zero-on-purpose' }],
      needsAttention: false,
    });
    expect(judge({ ...asleep, range: fact(undefined) }).status).toBe('idle');
    expect(judge({ ...asleep, range: undefined })).toMatchObject({
      status: 'unknown',
      reasons: [{ code: 'range-unknown' }],
    });
  });

  it('should name the alarm on capacity as the beginning of being at the maximum', () => {
    const atMaximum = judge({
      scaling: fact({ desired: 4, running: 4, pending: 0 }),
      alarms: fact([
        {
          name: 'citas-at-maximum',
          about: 'capacity',
          state: 'ALARM',
          reason: '4 of 4',
          since: ago(2520),
        },
      ]),
    });
    expect(atMaximum.atMaximum).toBe(true);
    expect(atMaximum.headroomTasks).toBe(0);
    expect(atMaximum.reasons).toEqual([
      {
        code: 'at-maximum',
        status: 'degraded',
        params: { desired: 4, max: 4, since: ago(2520) },
      },
    ]);
  });

  describe('while the first deployment goes on', () => {
    const first = (change: Partial<DeploymentFacts> = {}) => ({
      ...deployed({
        rollout: 'IN_PROGRESS',
        createdAt: ago(40),
        failedTasks: 0,
        ...change,
      }),
      targets: fact([
        { id: '10.0.0.1', port: 8080, state: 'initial' as const },
      ]),
    });

    it('should not know how the workload is, with or without a task that runs', () => {
      for (const running of [0, 2]) {
        expect(
          judge({
            ...first(),
            scaling: fact({ desired: 2, running, pending: 2 - running }),
          }),
        ).toMatchObject({
          status: 'unknown',
          reasons: [
            { code: 'first-deployment', params: { since: ago(40) } },
            { code: 'deployment-in-progress' },
          ],
        });
      }
    });

    it.each<[string, WorkloadFacts]>([
      ['it lost a task', first({ failedTasks: 1 })],
      [
        'it takes longer than tasks take to start',
        first({ createdAt: ago(181) }),
      ],
      [
        'a target was checked and failed',
        {
          ...first(),
          targets: fact([
            { id: '10.0.0.1', port: 8080, state: 'unhealthy' as const },
          ]),
        },
      ],
      ['it is over', first({ rollout: 'COMPLETED' })],
    ])('should be down when %s', (_, facts) => {
      expect(judge(facts).status).toBe('down');
    });
  });

  it('should say what is wrong before the alarm that was raised about it', () => {
    const slow = judge({
      scaling: fact({ desired: 4, running: 4, pending: 0 }),
      alarms: fact([
        {
          name: 'citas-latency',
          about: 'health',
          state: 'ALARM',
          reason: '2.1 above 1',
          since: ago(120),
        },
      ]),
    });
    expect(slow.reasons.map(reason => reason.code)).toEqual([
      'at-maximum',
      'alarm',
    ]);
  });

  it('should not blame a workload of fixed size for being at its maximum', () => {
    const fixed = judge({
      range: fact({ min: 2, max: 2, policies: [] }),
      alarms: fact([
        {
          name: 'citas-at-maximum',
          about: 'capacity',
          state: 'ALARM',
          reason: '2 of 2',
          since: ago(60),
        },
      ]),
    });
    expect(fixed).toMatchObject({
      status: 'healthy',
      atMaximum: false,
      headroomTasks: 0,
    });
  });

  it('should ask for attention without calling what runs unwell', () => {
    const pipeline = fact({
      name: 'cabildo-citas',
      accountId: '120000000003',
      region: 'us-east-1',
      environmentId: 'health-dev',
      status: 'Failed' as const,
      stages: [
        {
          name: 'Build',
          status: 'Failed',
          actions: [
            { name: 'Build', status: 'Failed', error: 'Tests failed (2)' },
          ],
        },
        {
          name: 'Approve',
          status: 'InProgress',
          actions: [
            { name: 'Approve', status: 'InProgress', approvalToken: 'token' },
          ],
        },
      ],
    });
    expect(judge({ pipeline })).toMatchObject({
      status: 'healthy',
      needsAttention: true,
      reasons: [
        { code: 'approval-waiting', params: { stage: 'Approve' } },
        {
          code: 'pipeline-failed',
          params: { stage: 'Build', action: 'Build' },
          detail: 'Tests failed (2)',
        },
      ],
    });
    expect(judge(certificate(29))).toMatchObject({
      status: 'healthy',
      needsAttention: true,
      reasons: [{ code: 'certificate-expiring', params: { days: 29 } }],
    });
    expect(
      judge(deployed({ rolloutReason: 'Rolled back to ecs-svc/0.' })),
    ).toMatchObject({ status: 'healthy', needsAttention: true });
  });

  describe('a failed deployment that was rolled back', () => {
    const failedAgo = (seconds: number, newer: Partial<DeploymentFacts> = {}) =>
      judge({
        deployments: fact([
          { ...primary, createdAt: ago(seconds - 1), ...newer },
          {
            ...primary,
            id: 'ecs-svc/0',
            status: 'INACTIVE',
            rollout: 'FAILED',
            rolloutReason: 'tasks failed to start.',
            updatedAt: ago(seconds),
          },
        ]),
        stoppedTasks: fact([
          {
            id: 'one-too-many',
            stoppedAt: ago(1),
            reason: 'Scaling activity initiated by (deployment ecs-svc/0)',
          },
          {
            id: 'failed',
            stoppedAt: ago(seconds),
            reason: 'Task failed ELB health checks',
          },
        ]),
      });

    it('should count for a while, with the reason of its tasks', () => {
      expect(failedAgo(60)).toMatchObject({
        status: 'degraded',
        reasons: [
          {
            code: 'deployment-failed',
            params: { since: ago(60) },
            detail: 'tasks failed to start. Task failed ELB health checks',
          },
        ],
      });
      expect(failedAgo(901).status).toBe('healthy');
    });

    it('should count no more once a newer one came through', () => {
      expect(failedAgo(600, { createdAt: ago(300) }).status).toBe('healthy');
      // Somebody took the change back as soon as they saw it fail.
      expect(failedAgo(60, { createdAt: ago(45) }).status).toBe('healthy');
      expect(failedAgo(60, { createdAt: ago(56) }).status).toBe('healthy');
      expect(
        failedAgo(600, { createdAt: ago(300), rollout: 'IN_PROGRESS' }),
      ).toMatchObject({
        status: 'degraded',
        reasons: [
          { code: 'deployment-failed' },
          { code: 'deployment-in-progress' },
        ],
      });
    });
  });

  it('should tell that a deployment is on its way', () => {
    expect(judge(deployed({ rollout: 'IN_PROGRESS' }))).toMatchObject({
      status: 'healthy',
      needsAttention: false,
      reasons: [{ code: 'deployment-in-progress' }],
    });
  });

  describe('what is not known', () => {
    it.each([
      ['scaling', 'no-facts'],
      ['range', 'range-unknown'],
      ['deployments', 'deployments-unknown'],
      ['targets', 'targets-unknown'],
      ['alarms', 'alarms-unknown'],
      ['certificate', 'certificate-unknown'],
    ])('should be unknown without %s', (kind, code) => {
      expect(judge({ [kind]: undefined })).toMatchObject({
        status: 'unknown',
        reasons: [{ code }],
      });
    });

    it('should say once that nothing was ever seen', () => {
      expect(
        assess(citas, {}, { now, staleAfterSeconds: 300 }).reasons,
      ).toEqual([{ code: 'no-facts', status: 'unknown' }]);
    });

    it('should say since when facts are stale, and believe none of them', () => {
      const stale = judge({
        scaling: fact({ desired: 2, running: 0, pending: 0 }, 301),
        alarms: fact(
          [{ name: '5xx', state: 'ALARM', reason: '', since: ago(900) }],
          600,
        ),
      });
      expect(stale.reasons).toEqual([
        {
          code: 'stale-facts',
          status: 'unknown',
          params: { observedAt: ago(600), kinds: 'scaling, alarms' },
        },
      ]);
    });

    it('should not believe a fact from the future or of no time', () => {
      expect(
        judge({ scaling: fact(wellFacts.scaling!.value, -301) }).status,
      ).toBe('unknown');
      expect(
        judge({
          scaling: { value: wellFacts.scaling!.value, observedAt: 'soon' },
        }).status,
      ).toBe('unknown');
    });

    it('should be unknown at once when the source failed, and keep its words back', () => {
      const failed = judge(
        { scaling: fact({ desired: 2, running: 0, pending: 0 }) },
        coverageOf({
          state: 'failed',
          problems: [
            { kinds: [], code: 'AccessDenied', message: 'role is gone' },
          ],
        }),
      );
      expect(failed.reasons).toEqual([
        {
          code: 'source-failed',
          status: 'unknown',
          params: { attemptedAt: ago(10), observedAt: ago(10) },
        },
      ]);
    });

    it('should still show a fault that is known', () => {
      const verdict = judge({
        alarms: undefined,
        scaling: fact({ desired: 2, running: 0, pending: 0 }),
      });
      expect(verdict.reasons.map(reason => reason.code)).toEqual([
        'no-running-tasks',
        'alarms-unknown',
      ]);
    });
  });

  describe('of a Deployment of Kubernetes', () => {
    const { scaling, range, deployments } = wellFacts;
    const known = { scaling, range, deployments };

    function judgeDeployment(facts: WorkloadFacts) {
      return assess({ ...citas, runtime: 'kubernetes' }, facts, {
        now,
        staleAfterSeconds: 300,
      });
    }

    it('should be healthy without what Kubernetes has nothing of', () => {
      expect(judgeDeployment(known).status).toBe('healthy');
    });

    it.each([['scaling'], ['range'], ['deployments']] as const)(
      'should be unknown without its %s',
      kind => {
        expect(judgeDeployment({ ...known, [kind]: undefined }).status).toBe(
          'unknown',
        );
      },
    );

    it('should be unknown while nothing is known', () => {
      expect(judgeDeployment({}).reasons).toEqual([
        { code: 'no-facts', status: 'unknown' },
      ]);
    });
  });

  describe('of a function', () => {
    const shared = fact({ accountLimit: 1000, accountUnreserved: 900 });

    function judgeFunction(
      change: Partial<MetricFacts> = {},
      facts: WorkloadFacts = {},
    ) {
      const metrics = fact({ ...wellFunction.metrics!.value, ...change });
      return assess(
        recordatorios,
        { ...wellFunction, metrics, ...facts },
        { now, staleAfterSeconds: 300 },
      );
    }

    it('should be healthy without what a function has not, and count its own room', () => {
      expect(judgeFunction()).toEqual({
        status: 'healthy',
        reasons: [{ code: 'all-well', status: 'healthy' }],
        atMaximum: false,
        headroomTasks: 47,
        needsAttention: false,
      });
    });

    it('should count the room that all who reserved nothing share', () => {
      expect(judgeFunction({}, { concurrency: shared }).headroomTasks).toBe(
        780,
      );
      expect(
        judgeFunction({ sharedConcurrency: 900 }, { concurrency: shared }),
      ).toMatchObject({
        status: 'degraded',
        atMaximum: true,
        headroomTasks: 0,
        reasons: [
          { code: 'at-concurrency-limit', params: { inUse: 900, max: 900 } },
        ],
      });
    });

    it.each<[string, Partial<MetricFacts>, string, string]>([
      [
        'one call was refused',
        { throttleRatio: 0.001 },
        'degraded',
        'throttled',
      ],
      [
        'calls were refused and none came through',
        { throttleRatio: 1, requestsSeries: [0, 0] },
        'degraded',
        'throttled',
      ],
      [
        'calls are refused because all is in use',
        { throttleRatio: 0.3, concurrency: 50 },
        'degraded',
        'throttled',
      ],
      [
        'one invocation in twenty fails',
        { errorRatio: 0.05 },
        'degraded',
        'invocations-failing',
      ],
      [
        'all that is reserved is in use',
        { concurrency: 50 },
        'degraded',
        'at-concurrency-limit',
      ],
      [
        'nobody invoked it lately',
        { requestsSeries: [0, 0, 0], errorRatio: undefined },
        'idle',
        'not-invoked',
      ],
      [
        'it is not known whether it was invoked',
        { requestsSeries: undefined },
        'unknown',
        'metrics-unknown',
      ],
      [
        'no minute is known in which it might have been invoked',
        { requestsSeries: [] },
        'unknown',
        'metrics-unknown',
      ],
    ])('should say that %s', (_what, change, status, code) => {
      const { status: found, reasons, needsAttention } = judgeFunction(change);
      expect([found, reasons[0].code]).toEqual([status, code]);
      expect(reasons).toHaveLength(1);
      expect(needsAttention).toBe(status === 'degraded');
    });

    it.each([
      ['concurrency', 'concurrency-unknown'],
      ['metrics', 'metrics-unknown'],
    ] as const)('should be unknown without its %s', (kind, code) => {
      expect(judgeFunction({}, { [kind]: undefined })).toMatchObject({
        status: 'unknown',
        reasons: [{ code }],
      });
    });

    it('should be unknown while nothing is known', () => {
      expect(
        assess(recordatorios, {}, { now, staleAfterSeconds: 300 }).reasons,
      ).toEqual([{ code: 'no-facts', status: 'unknown' }]);
    });
  });
});
