// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { renderInTestApp } from '@backstage/frontend-test-utils';
import { estateApiRef } from '@cabildo/plugin-estate-react';
import { screen, within } from '@testing-library/react';
import { row } from '../../testUtils/row';
import { WorkloadHealth } from './WorkloadHealth';

const apis = [
  // Its history is still being read.
  [estateApiRef, { history: () => new Promise<never>(() => {}) }],
] as const;

const observedAt = new Date().toISOString();

const anHourAgo = new Date(Date.now() - 3_600_000).toISOString();

describe('WorkloadHealth', () => {
  it('should show every reason and the facts behind them', async () => {
    await renderInTestApp(
      <WorkloadHealth
        row={row({
          verdict: {
            status: 'degraded',
            reasons: [
              {
                code: 'unhealthy-targets',
                status: 'degraded',
                params: { unhealthy: 1, total: 2 },
              },
              {
                code: 'deployment-failed',
                status: 'degraded',
                detail:
                  'ECS deployment circuit breaker: tasks failed to start.',
              },
            ],
            headroomTasks: 0,
          },
          facts: {
            range: {
              observedAt: anHourAgo,
              value: {
                min: 1,
                max: 2,
                policies: [
                  {
                    name: 'cpu',
                    metric: 'ECSServiceAverageCPUUtilization',
                    target: 60,
                  },
                ],
              },
            },
            targets: {
              observedAt,
              value: [
                { id: '10.0.1.4', port: 8080, state: 'healthy' },
                {
                  id: '10.0.2.9',
                  port: 8080,
                  state: 'unhealthy',
                  description: 'Health checks failed with these codes: [503]',
                },
              ],
            },
            alarms: {
              observedAt,
              value: [
                {
                  name: 'quiet',
                  state: 'OK',
                  reason: 'below',
                  since: observedAt,
                },
                {
                  name: 'loud',
                  state: 'ALARM',
                  reason: 'above',
                  since: observedAt,
                },
              ],
            },
          },
        })}
      />,
      { apis },
    );

    expect(
      screen.getByText('1 of 2 targets fail the health check'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        'The last deployment failed: ECS deployment circuit breaker: tasks failed to start.',
      ),
    ).toBeInTheDocument();
    expect(screen.getByText('No room to grow')).toBeInTheDocument();
    expect(screen.getByText('Keeps CPU at 60 %')).toBeInTheDocument();
    expect(
      screen.getByText('Limits and rules read 1 hr ago'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Health checks failed with these codes: [503]'),
    ).toBeInTheDocument();
    const alarms = within(
      screen.getByRole('table', { name: 'Alarms' }),
    ).getAllByRole('row');
    expect(alarms[1]).toHaveTextContent('loud');
    expect(
      screen.getByRole('link', { name: /Open http:..citas.dev.health/ }),
    ).toHaveAttribute('href', 'http://citas.dev.health.gob.localhost:7012');
  });

  it('should say of a Deployment where it runs, and leave out what a cluster does not tell', async () => {
    const policy = (name: string, metric: string, target: number) => ({
      name,
      metric,
      target,
    });
    await renderInTestApp(
      <WorkloadHealth
        row={row({
          workload: { runtime: 'kubernetes', cluster: 'national/health' },
          facts: {
            range: {
              observedAt,
              value: {
                min: 1,
                max: 2,
                policies: [
                  policy('a', 'cpuUtilization', 70),
                  policy('b', 'cpuCores', 0.5),
                  policy('c', 'memoryBytes', 2 ** 31),
                ],
              },
            },
          },
        })}
      />,
      { apis },
    );
    expect(
      screen.getByRole('region', { name: 'dev Kubernetes' }),
    ).toHaveTextContent('national/health');
    for (const words of [
      'Keeps CPU at 70 % of what its tasks request',
      'Keeps each task at 0.5 CPU cores',
      'Keeps each task at 2,048 MiB of memory',
      'A cluster tells nothing of requests, answer times, targets or alarms.',
    ]) {
      expect(screen.getByText(words)).toBeInTheDocument();
    }
    for (const title of ['Load', 'Targets', 'Alarms']) {
      expect(screen.queryByText(title)).not.toBeInTheDocument();
    }
    expect(screen.queryByText('Open in the AWS console')).toBeNull();
  });

  it('should show of a function what it answers at once, and nothing that it has not', async () => {
    const workload = {
      id: 'lambda:120000000003:us-east-1:/citas-reminders',
      runtime: 'lambda',
      name: 'citas-reminders',
      cluster: '',
      resource:
        'arn:aws:lambda:us-east-1:120000000003:function:citas-reminders',
      url: undefined,
    } as const;
    const facts = {
      scaling: undefined,
      range: undefined,
      concurrency: {
        observedAt,
        value: { accountLimit: 1000, accountUnreserved: 900 },
      },
      metrics: {
        observedAt,
        value: {
          requestsPerSecond: 12,
          requestsSeries: [12],
          errorRatio: 0.02,
          throttleRatio: 0.3,
          latencySeconds: 0.25,
          concurrency: 7,
          sharedConcurrency: 40,
        },
      },
    };
    await renderInTestApp(
      <WorkloadHealth
        row={row({
          workload,
          facts,
          verdict: {
            status: 'degraded',
            reasons: [
              { code: 'throttled', status: 'degraded', params: { ratio: 0.3 } },
            ],
            headroomTasks: 860,
          },
        })}
      />,
      { apis },
    );
    const region = screen.getByRole('region', {
      name: 'dev Lambda citas-reminders',
    });
    expect(region).toHaveTextContent(
      '30% of its calls are refused: too many at once',
    );
    expect(
      screen.getByRole('img', { name: '7 invocations at once, at most 900' }),
    ).toBeInTheDocument();
    expect(screen.getByText('Room for 860 more at once')).toBeInTheDocument();
    expect(
      screen.getAllByRole('definition').map(({ textContent }) => textContent),
    ).toEqual([
      '7',
      'nothing',
      '40',
      '900',
      '1,000',
      '12',
      '2%',
      '30%',
      '250 ms',
    ]);
    expect(screen.getByText('Concurrency over time')).toBeInTheDocument();
    for (const foreign of [
      /task/i,
      'Targets',
      'Alarms',
      'Deployments',
      'Not observed',
      'CPU',
    ]) {
      expect(screen.queryByText(foreign)).not.toBeInTheDocument();
    }
    expect(
      screen.getByRole('link', { name: 'Open in the AWS console' }),
    ).toHaveAttribute(
      'href',
      'https://us-east-1.console.aws.amazon.com/lambda/home?region=us-east-1#/functions/citas-reminders',
    );
  });

  it('should say that nothing scales what has no range', async () => {
    await renderInTestApp(
      <WorkloadHealth
        row={row({
          verdict: { headroomTasks: undefined },
          facts: { range: { observedAt, value: undefined } },
        })}
      />,
      { apis },
    );
    expect(
      screen.getByText('Nothing scales it: it keeps the tasks it was given.'),
    ).toBeInTheDocument();
  });

  it('should say of a fact that nobody observed that it was not observed', async () => {
    await renderInTestApp(
      <WorkloadHealth
        row={row({
          verdict: {
            status: 'unknown',
            reasons: [{ code: 'no-facts', status: 'unknown' }],
            headroomTasks: undefined,
          },
          facts: { scaling: undefined, range: undefined },
        })}
      />,
      { apis },
    );
    // Scaling, load, targets, alarms, deployments.
    expect(screen.getAllByText('Not observed')).toHaveLength(5);
    expect(screen.queryByText('healthy')).not.toBeInTheDocument();
  });
});
