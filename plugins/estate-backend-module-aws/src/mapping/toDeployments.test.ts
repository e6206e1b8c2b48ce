// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Deployment, Service } from '@aws-sdk/client-ecs';
import type { Definition } from '../client/readDefinitions';
import {
  isFailing,
  toDeployments,
  toEvents,
  toStoppedTasks,
} from './toDeployments';

const now = new Date('2026-10-01T12:00:00Z');
const minutesAgo = (minutes: number) =>
  new Date(now.getTime() - minutes * 60_000);

const rolledBack: Service = {
  desiredCount: 2,
  runningCount: 2,
  deployments: [
    {
      id: 'ecs-svc/3',
      status: 'PRIMARY',
      rolloutState: 'COMPLETED',
      createdAt: minutesAgo(4),
      updatedAt: minutesAgo(4),
    },
  ],
  events: [
    {
      id: 'b',
      createdAt: minutesAgo(4),
      message: '(service citas) (deployment ecs-svc/3) deployment completed.',
    },
    {
      id: 'a',
      createdAt: minutesAgo(5),
      message:
        '(service citas) (deployment ecs-svc/2) deployment failed: tasks failed to start.',
    },
  ],
};

describe('toDeployments', () => {
  it('should remember a deployment that failed and is gone, for an hour', () => {
    const options = { definitionOf: () => undefined, now };
    expect(toDeployments(rolledBack, options)).toMatchObject([
      { id: 'ecs-svc/3', status: 'PRIMARY', rollout: 'COMPLETED' },
      {
        id: 'ecs-svc/2',
        status: 'INACTIVE',
        rollout: 'FAILED',
        rolloutReason: 'tasks failed to start.',
        updatedAt: minutesAgo(5).toISOString(),
      },
    ]);
    const later = new Date(now.getTime() + 60 * 60_000);
    expect(toDeployments(rolledBack, { ...options, now: later })).toHaveLength(
      1,
    );
  });

  it('should take what ECS says of a deployment that is there for its last word', () => {
    const failing: Service = {
      ...rolledBack,
      deployments: [
        { id: 'ecs-svc/2', status: 'ACTIVE', rolloutState: 'FAILED' },
      ],
    };
    expect(
      toDeployments(failing, {
        definitionOf: () => ({ image: 'image:1' }),
        now,
      }),
    ).toMatchObject([{ id: 'ecs-svc/2', status: 'ACTIVE' }]);
  });
});

describe('the size of a deployment’s tasks', () => {
  const given = { vcpu: 1, memoryGib: 2, architecture: 'x86_64' } as const;
  const sizeOf = (
    deployment: Partial<Deployment>,
    definition: Definition | undefined = { given },
  ) =>
    toDeployments(
      { deployments: [{ status: 'PRIMARY', ...deployment }] },
      { definitionOf: () => definition, now },
    )[0].size;

  it('should say whether it has the price of Fargate', () => {
    expect(sizeOf({ launchType: 'FARGATE' })).toEqual({
      ...given,
      capacity: 'fargate',
    });
    expect(
      sizeOf({ capacityProviderStrategy: [{ capacityProvider: 'FARGATE' }] }),
    ).toMatchObject({ capacity: 'fargate' });
    for (const other of [
      { launchType: 'EC2' as const },
      {},
      {
        launchType: 'FARGATE' as const,
        capacityProviderStrategy: [
          { capacityProvider: 'FARGATE' },
          { capacityProvider: 'FARGATE_SPOT' },
        ],
      },
    ]) {
      expect(sizeOf(other)).toMatchObject({ capacity: 'other' });
    }
  });

  it('should tell what ECS does not say from what was not read', () => {
    expect(sizeOf({ launchType: 'FARGATE' }, {})).toBeNull();
    const [unread] = toDeployments(
      { deployments: [{ status: 'PRIMARY' }] },
      { definitionOf: () => undefined, now },
    );
    expect(unread.size).toBeUndefined();
  });
});

describe('isFailing', () => {
  it.each<[string, Service, boolean]>([
    ['is well', { desiredCount: 1, runningCount: 1 }, false],
    ['is short of tasks', { desiredCount: 2, runningCount: 1 }, true],
    [
      'loses tasks in a deployment',
      { deployments: [{ failedTasks: 1, rolloutState: 'IN_PROGRESS' }] },
      true,
    ],
    ['was rolled back a moment ago', rolledBack, true],
  ])('should know whether a service that %s is', (_, service, failing) => {
    expect(isFailing(service, now)).toBe(failing);
  });
});

describe('toStoppedTasks', () => {
  it('should give the newest first, with the reason closest to the cause', () => {
    const tasks = Array.from({ length: 7 }, (_, index) => ({
      taskArn: `arn:aws:ecs:us-east-1:1:task/cabildo-dev/${index}`,
      stoppedAt: minutesAgo(10 - index),
      stoppedReason: 'Essential container in task exited',
      containers: [
        { name: 'sidecar', exitCode: 0 },
        { name: 'app', exitCode: 137, reason: 'OutOfMemoryError' },
      ],
    }));
    const stopped = toStoppedTasks(tasks);
    expect(stopped.map(task => task.id)).toEqual(['6', '5', '4', '3', '2']);
    expect(stopped[0]).toMatchObject({
      reason: 'Essential container in task exited: OutOfMemoryError',
      exitCode: 137,
    });
  });

  it('should know the exit code of a task that was asked to stop', () => {
    expect(
      toStoppedTasks([
        {
          stoppedReason: 'Task failed ELB health checks',
          containers: [{ exitCode: 0 }],
        },
      ]),
    ).toMatchObject([{ reason: 'Task failed ELB health checks', exitCode: 0 }]);
  });
});

describe('toEvents', () => {
  it('should give the newest first', () => {
    expect(toEvents(rolledBack).map(event => event.id)).toEqual(['b', 'a']);
  });
});
