// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { DeploymentFacts } from '@cabildo/plugin-estate-common';
import {
  rawAutoscaler,
  rawDeployment,
  rawPod,
} from '../__testUtils__/rawObjects';
import {
  parseAutoscaler,
  parseDeployment,
  parsePod,
} from '../client/parseObjects';
import { toDeployments } from './toDeployments';
import { toRange } from './toRange';
import { toScaling } from './toScaling';
import { toStoppedTasks } from './toStoppedTasks';

const observedAt = '2026-03-02T10:00:00.000Z';

const deployment = (change: Parameters<typeof rawDeployment>[1] = {}) =>
  parseDeployment(rawDeployment('citas', change));
const pod = (change: Parameters<typeof rawPod>[1] = {}) =>
  parsePod(rawPod('citas', change));

function progressing(status: string, reason: string, message = '') {
  return {
    conditions: [
      {
        type: 'Progressing',
        status,
        reason,
        message,
        lastUpdateTime: '2026-03-02T09:30:00Z',
      },
    ],
  };
}

const crashing = {
  name: 'web',
  ready: false,
  restartCount: 4,
  state: {
    waiting: {
      reason: 'CrashLoopBackOff',
      message: 'back-off 40s restarting failed container',
    },
  },
  lastState: {
    terminated: {
      exitCode: 137,
      reason: 'OOMKilled',
      finishedAt: '2026-03-02T09:40:00Z',
    },
  },
};

const unpulled = {
  name: 'web',
  ready: false,
  restartCount: 0,
  state: {
    waiting: { reason: 'ImagePullBackOff', message: 'Back-off pulling image' },
  },
};

describe('toScaling', () => {
  it('should count only Pods that are ready as running', () => {
    expect(
      toScaling(deployment({ replicas: 4, ready: 1 }), { observedAt }),
    ).toEqual({ desired: 4, running: 1, pending: 3, shortSince: observedAt });
  });

  it('should keep since when Pods have been missing', () => {
    const shortSince = '2026-03-02T09:00:00.000Z';
    expect(
      toScaling(deployment({ ready: 1 }), {
        observedAt,
        previous: { desired: 2, running: 1, pending: 1, shortSince },
      }).shortSince,
    ).toBe(shortSince);
  });
});

describe('toRange', () => {
  it('should have no range where nothing scales', () => {
    expect(toRange(undefined)).toBeUndefined();
  });

  it('should name what an autoscaler follows, with its target', () => {
    const autoscaler = parseAutoscaler(
      rawAutoscaler('citas', {
        metrics: [
          {
            type: 'External',
            external: {
              metric: { name: 'requests_per_second' },
              target: { type: 'AverageValue', averageValue: '1500m' },
            },
          },
          { type: 'Resource', resource: { name: 'memory' } },
          {
            type: 'ContainerResource',
            containerResource: {
              name: 'cpu',
              container: 'web',
              target: { type: 'Utilization', averageUtilization: 70 },
            },
          },
          {
            type: 'Resource',
            resource: {
              name: 'cpu',
              target: { type: 'AverageValue', averageValue: '500m' },
            },
          },
          {
            type: 'Resource',
            resource: {
              name: 'memory',
              target: { type: 'AverageValue', averageValue: '2Gi' },
            },
          },
        ],
      }),
    );
    expect(toRange(autoscaler)?.policies).toEqual([
      { name: 'citas-hpa/cpu', metric: 'cpuUtilization', target: 70 },
      { name: 'citas-hpa/cpu', metric: 'cpuCores', target: 0.5 },
      { name: 'citas-hpa/memory', metric: 'memory', target: undefined },
      { name: 'citas-hpa/memory', metric: 'memoryBytes', target: 2 ** 31 },
      {
        name: 'citas-hpa/requests_per_second',
        metric: 'requests_per_second',
        target: 1.5,
      },
    ]);
  });
});

describe('toDeployments', () => {
  it.each<[string, Parameters<typeof rawDeployment>[1], string]>([
    ['is complete', {}, 'COMPLETED'],
    ['gets on', progressing('True', 'ReplicaSetUpdated'), 'IN_PROGRESS'],
    ['is stuck', progressing('False', 'ProgressDeadlineExceeded'), 'FAILED'],
    ['is paused', progressing('Unknown', 'DeploymentPaused'), 'UNKNOWN'],
    ['is not followed', { conditions: [] }, 'UNKNOWN'],
    ['was not looked at yet', { generation: 2 }, 'IN_PROGRESS'],
  ])('should say that a rollout %s', (_, change, rollout) => {
    const [facts] = toDeployments(
      { deployment: deployment(change), pods: [] },
      [],
    );
    expect(facts.rollout).toBe(rollout);
  });

  it('should count the Pods of the new version that are ready and that fail', () => {
    const stuck = progressing(
      'False',
      'ProgressDeadlineExceeded',
      'ReplicaSet "citas-6e9" has timed out progressing.',
    );
    const [facts] = toDeployments(
      {
        deployment: deployment(stuck),
        pods: [
          pod({ suffix: 'old-1' }),
          // The old version was scaled after the new one had begun.
          pod({ suffix: 'old-2', created: '2026-03-02T09:25:00Z' }),
          pod({
            hash: '6e9',
            ready: false,
            created: '2026-03-02T09:20:00Z',
            containers: [crashing],
          }),
        ],
      },
      [],
    );
    expect(facts).toMatchObject({
      running: 0,
      failedTasks: 1,
      rolloutReason: 'ReplicaSet "citas-6e9" has timed out progressing.',
      image: 'registry/citas:1',
    });
  });

  it('should take the newest Pods for the new version where none is named', () => {
    const [facts] = toDeployments(
      {
        deployment: deployment(progressing('Unknown', 'DeploymentPaused')),
        pods: [
          pod(),
          pod({ hash: '6e9', ready: false, created: '2026-03-02T09:20:00Z' }),
        ],
      },
      [],
    );
    expect(facts.running).toBe(0);
  });

  it('should keep when a rollout began, as long as it is the same', () => {
    const view = { deployment: deployment({ revision: '3' }), pods: [] };
    const [first] = toDeployments(view, []);
    expect(first.createdAt).toBe('2026-03-02T08:01:00.000Z');
    const earlier: DeploymentFacts = {
      ...first,
      createdAt: '2026-03-02T07:00:00.000Z',
    };
    expect(toDeployments(view, [earlier])[0].createdAt).toBe(earlier.createdAt);
    const next = { deployment: deployment({ revision: '4' }), pods: [] };
    expect(toDeployments(next, [earlier])[0].createdAt).not.toBe(
      earlier.createdAt,
    );
  });
});

describe('toStoppedTasks', () => {
  it('should say why a container ends again and again', () => {
    expect(
      toStoppedTasks([pod({ ready: false, containers: [crashing] })]),
    ).toEqual([
      {
        id: 'citas-5d8-aaaaa/web',
        stoppedAt: '2026-03-02T09:40:00.000Z',
        reason: 'OOMKilled: back-off 40s restarting failed container',
        exitCode: 137,
      },
    ]);
  });

  it('should have no exit code where none came to run', () => {
    expect(
      toStoppedTasks([pod({ ready: false, containers: [unpulled] })]),
    ).toEqual([
      {
        id: 'citas-5d8-aaaaa/web',
        stoppedAt: '2026-03-02T08:00:00.000Z',
        reason: 'ImagePullBackOff: Back-off pulling image',
        exitCode: undefined,
      },
    ]);
  });

  it('should say why a Pod was evicted', () => {
    const evicted = pod({
      phase: 'Failed',
      reason: 'Evicted',
      message: 'The node was low on resource: memory.',
      ready: false,
      containers: [],
    });
    expect(toStoppedTasks([evicted])[0].reason).toBe(
      'Evicted: The node was low on resource: memory.',
    );
  });

  it('should be silent about what starts, runs, or did its work', () => {
    const starting = {
      name: 'web',
      ready: false,
      restartCount: 0,
      state: { waiting: { reason: 'ContainerCreating' } },
    };
    const done = {
      name: 'init',
      ready: true,
      restartCount: 0,
      state: { terminated: { exitCode: 0, reason: 'Completed' } },
    };
    expect(
      toStoppedTasks([pod(), pod({ containers: [starting, done] })]),
    ).toEqual([]);
  });
});
