// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import { row } from '../../testUtils/row';
import { WorkloadHealth } from './WorkloadHealth';

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
            activities: {
              observedAt,
              value: [
                {
                  id: 'a1',
                  startedAt: observedAt,
                  description: 'Setting desired count to 2.',
                  cause:
                    'monitor alarm high in state ALARM triggered policy cpu',
                  status: 'Successful',
                },
              ],
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
    expect(screen.getByText('Setting desired count to 2.')).toBeInTheDocument();
    const alarms = within(
      screen.getByRole('table', { name: 'Alarms' }),
    ).getAllByRole('row');
    expect(alarms[1]).toHaveTextContent('loud');
    expect(
      screen.getByRole('link', { name: /Open http:..citas.dev.health/ }),
    ).toHaveAttribute('href', 'http://citas.dev.health.gob.localhost:7012');
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
    );
    // Scaling, activities, load, targets, alarms, deployments.
    expect(screen.getAllByText('Not observed')).toHaveLength(6);
    expect(screen.queryByText('healthy')).not.toBeInTheDocument();
  });
});
