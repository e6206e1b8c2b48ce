// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  encodeHistory,
  historyRanges,
  pointOf,
  type HistoryPoint,
  type HistoryRange,
  type MetricFacts,
  type WorkloadFacts,
  type WorkloadHistory,
  type WorkloadRuntime,
} from '@cabildo/plugin-estate-common';
import { estateApiRef } from '@cabildo/plugin-estate-react';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ScalingHistory } from './ScalingHistory';

const now = new Date(2026, 9, 1, 12, 30);

function tasks(
  desired: number,
  value: MetricFacts = { cpuPercent: 61 },
): HistoryPoint {
  const observedAt = now.toISOString();
  return pointOf(
    {
      scaling: {
        value: { desired, running: desired - 1, pending: 1 },
        observedAt,
      },
      range: { value: { min: 2, max: 4, policies: [] }, observedAt },
      metrics: { value, observedAt },
    },
    { status: 'healthy', atMaximum: desired === 4 },
  );
}

/** The last points; all before them are gaps. */
function history(
  last: (HistoryPoint | undefined)[],
  range: HistoryRange = '24h',
): WorkloadHistory {
  const { points: count, stepMinutes } = historyRanges[range];
  const from = new Date(now.getTime() - (count - 1) * stepMinutes * 60_000);
  const beginsAt = new Date(now.getTime() - 60 * 60_000);
  return {
    range,
    from: from.toISOString(),
    stepSeconds: stepMinutes * 60,
    readEverySeconds: { tasks: 60, load: 900 },
    ...(last.length > 0 ? { beginsAt: beginsAt.toISOString() } : {}),
    points: encodeHistory([
      ...Array(count - last.length).fill(undefined),
      ...last,
    ]),
    happenings: [
      {
        id: 'a1',
        kind: 'scaling',
        at: now.toISOString(),
        what: 'Setting desired count to 4.',
        why: 'monitor alarm cpu-high in state ALARM triggered policy cpu',
        endedAt: now.toISOString(),
        status: 'Successful',
        result: 'Successfully set desired count to 4.',
      },
      {
        id: 'd1',
        kind: 'deployment',
        at: now.toISOString(),
        what: '1.dkr.ecr.us-east-1.amazonaws.com/citas:42',
        status: 'COMPLETED',
      },
    ],
  };
}

describe('ScalingHistory', () => {
  const read = jest.fn();

  beforeEach(() => read.mockReset());

  const render = (
    facts: WorkloadFacts = {},
    runtime: WorkloadRuntime = 'ecs',
  ) =>
    renderInTestApp(
      <ScalingHistory
        workload={{ id: `${runtime}:1`, runtime }}
        facts={facts}
      />,
      { apis: [[estateApiRef, { history: read }]] },
    );
  const happenings = async () => {
    const table = await screen.findByRole('table', {
      name: 'Scaling and deployments',
    });
    return within(table)
      .getAllByRole('row')
      .slice(1)
      .map(row =>
        within(row)
          .getAllByRole('cell')
          .slice(1)
          .map(cell => cell.textContent),
      );
  };

  it('should say how long it was at its maximum, and for whom does not see the chart too', async () => {
    read.mockResolvedValue(history([tasks(4), tasks(4), undefined, tasks(3)]));
    await render();
    const words = '2 min at maximum in 24 h; read in 3 min of it';
    expect(await screen.findByText(words)).toBeInTheDocument();
    expect(
      await screen.findByRole('img', {
        name: 'Tasks running over 24 h: 2–3; 2 min at maximum',
      }),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/History begins at Oct 1, 2026/),
    ).toBeInTheDocument();
    expect(read).toHaveBeenCalledWith('ecs:1', '24h');
  });

  it('should say beneath the chart how it scaled, and why, as soon as that is known', async () => {
    read.mockResolvedValue(history([tasks(4)]));
    const activity = {
      id: 'a2',
      startedAt: new Date(now.getTime() + 5_000).toISOString(),
      description: 'Setting desired count to 3.',
      cause: 'monitor alarm cpu-low in state ALARM triggered policy cpu',
      status: 'Failed',
      statusMessage: 'The service is being deleted.',
    };
    await render({
      activities: {
        value: [activity, { ...activity, id: 'a1', status: 'InProgress' }],
        observedAt: now.toISOString(),
      },
    });
    expect(await happenings()).toEqual([
      [
        'Scaling',
        'failed',
        'Setting desired count to 3.',
        activity.cause,
        'The service is being deleted.',
      ],
      [
        'Scaling',
        'successful',
        'Setting desired count to 4.',
        'monitor alarm cpu-high in state ALARM triggered policy cpu',
        'Successfully set desired count to 4.',
      ],
      ['Deployment', 'completed', 'citas:42', '', ''],
    ]);
  });

  it('should leave what is older to the table', async () => {
    const known = history([tasks(4)]);
    const [, deployment] = known.happenings;
    read.mockResolvedValue({
      ...known,
      happenings: Array.from({ length: 7 }, (_value, index) => ({
        ...deployment,
        id: `d${index}`,
      })),
    });
    await render();
    expect(await happenings()).toHaveLength(5);
    expect(screen.getByText('2 more are in the table.')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Table' }));
    expect(await happenings()).toHaveLength(7);
    expect(screen.queryByText(/are in the table/)).not.toBeInTheDocument();
  });

  it('should show the same as a table: a gap is not zero', async () => {
    read.mockResolvedValue(history([tasks(4), undefined, tasks(3)]));
    await render();
    await userEvent.click(await screen.findByRole('button', { name: 'Table' }));

    const table = screen.getByRole('table', {
      name: 'Tasks and load over time',
    });
    const [, newest, before] = within(table).getAllByRole('row');
    expect(
      within(newest)
        .getAllByRole('cell')
        .map(cell => cell.textContent),
    ).toEqual([
      '12:00 PM',
      '2–3',
      '3–4',
      '2–4',
      '1 min',
      '61%',
      '–',
      '–',
      '–',
      '2 min',
    ]);
    expect(before).toHaveTextContent('not read');
    expect(before).not.toHaveTextContent('0 min');

    expect(screen.queryByRole('img')).not.toBeInTheDocument();
  });

  it('should tell of requests as often as they were read', async () => {
    const load = { requestsPerSecond: 12, errorRatio: 0.5 };
    read.mockResolvedValue(history([tasks(3, load), tasks(3, {})]));
    await render();
    await userEvent.click(await screen.findByRole('button', { name: 'Table' }));
    const row = screen.getByRole('row', { name: /2 min$/ });
    expect(
      within(row)
        .getAllByRole('cell')
        .map(cell => cell.textContent)
        .slice(-3),
    ).toEqual(['12', '50%', '2 min']);
  });

  it('should count invocations of a function, and no tasks', async () => {
    const observedAt = now.toISOString();
    const point = pointOf(
      {
        concurrency: {
          value: { reserved: 5, accountLimit: 1000, accountUnreserved: 900 },
          observedAt,
        },
        metrics: {
          value: {
            requestsPerSecond: 4,
            errorRatio: 0.5,
            latencySeconds: 2,
            concurrency: 5,
          },
          observedAt,
        },
      },
      { status: 'degraded', atMaximum: true },
    );
    read.mockResolvedValue({ ...history([point]), happenings: [] });
    await render({}, 'lambda');
    expect(
      await screen.findByRole('img', {
        name: 'Invocations at once over 24 h: 5; 1 min at maximum',
      }),
    ).toBeInTheDocument();
    expect(screen.queryByText('Desired')).not.toBeInTheDocument();
    expect(screen.queryByText('Scaling and deployments')).toBeNull();

    await userEvent.click(screen.getByRole('button', { name: 'Table' }));
    const table = screen.getByRole('table', {
      name: 'Concurrency and load over time',
    });
    const [headings, newest] = within(table).getAllByRole('row');
    const textOf = (of: HTMLElement, role: string) =>
      within(of)
        .getAllByRole(role)
        .map(cell => cell.textContent);
    expect(textOf(headings, 'columnheader')).toEqual([
      'Hour',
      'At once',
      'Maximum',
      'At maximum',
      'Invocations per second',
      'Share that fails',
      'Duration, 95th percentile',
      'Read',
    ]);
    expect(textOf(newest, 'cell').slice(1)).toEqual([
      '5',
      '5',
      '1 min',
      '4',
      '50%',
      '2 sec',
      '1 min',
    ]);
  });

  it('should go further back when asked to', async () => {
    read.mockImplementation(async (_id, range) => history([tasks(4)], range));
    await render();
    await userEvent.click(await screen.findByRole('radio', { name: '7 days' }));
    expect(
      await screen.findByText(
        '1 min at maximum in 7 days; read in 1 min of it',
      ),
    ).toBeInTheDocument();
    expect(read).toHaveBeenLastCalledWith('ecs:1', '7d');
  });

  it('should say that nothing is remembered yet', async () => {
    read.mockResolvedValue(history([]));
    await render();
    expect(
      await screen.findByText(/Nothing is remembered of this time yet/),
    ).toBeInTheDocument();
    expect(screen.queryByText(/at maximum/)).not.toBeInTheDocument();
  });

  it('should say why it cannot be read, and read it again when asked to', async () => {
    read.mockRejectedValueOnce(new Error('The database is starting'));
    read.mockResolvedValue(history([tasks(3)]));
    await render();
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /The history could not be read.*The database is starting/,
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText(/0 min at maximum/)).toBeInTheDocument();
  });

  it('should say that it is being read', async () => {
    read.mockReturnValue(new Promise(() => {}));
    await render();
    expect(await screen.findByText('Reading the history…')).toBeInTheDocument();
  });
});
