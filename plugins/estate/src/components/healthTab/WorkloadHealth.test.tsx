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
              observedAt,
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
