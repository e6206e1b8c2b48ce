// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import type { EstateSnapshot, Verdict } from '@cabildo/plugin-estate-common';
import { estateApiRef, type EstateApi } from '@cabildo/plugin-estate-react';
import { act, fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { following } from '../../testUtils/following';
import { row, snapshot } from '../../testUtils/row';
import { EstatePage } from './EstatePage';

const down = row({
  workload: {
    service: 'permits',
    department: 'interior',
    owner: 'interior-permits',
  },
  verdict: {
    status: 'down',
    reasons: [
      {
        code: 'no-running-tasks',
        status: 'down',
        params: { running: 0, desired: 3 },
        detail: 'CannotPullContainerError: <b>no such image</b>',
      },
    ],
    needsAttention: true,
  },
  facts: {
    scaling: {
      value: { desired: 3, running: 0, pending: 0 },
      observedAt: new Date().toISOString(),
    },
  },
});
const unknown = row({
  workload: { service: 'taxes', department: 'treasury' },
  verdict: {
    status: 'unknown',
    reasons: [{ code: 'no-facts', status: 'unknown' }],
    headroomTasks: undefined,
  },
  facts: { scaling: undefined, range: undefined },
});
const well = row({ workload: { service: 'citas' } });

async function renderEstate(api: Partial<EstateApi>, path = '/estate') {
  await renderInTestApp(
    <TestApiProvider apis={[[estateApiRef, api as EstateApi]]}>
      <EstatePage />
    </TestApiProvider>,
    {
      initialRouteEntries: [path],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );
}

describe('EstatePage', () => {
  it('should show every workload with its status in words, its reason and its tasks', async () => {
    await renderEstate(following(async () => snapshot([down, unknown, well])));

    const permits = await screen.findByRole('row', { name: /permits/ });
    expect(within(permits).getByText('down')).toBeInTheDocument();
    // The source's words are shown as text, never as markup.
    expect(
      within(permits).getByText(
        'No task runs; 3 should: CannotPullContainerError: <b>no such image</b>',
      ),
    ).toBeInTheDocument();
    expect(
      within(permits).getByRole('img', {
        name: '0 running, 3 desired, between 1 and 4',
      }),
    ).toBeInTheDocument();

    const taxes = screen.getByRole('row', { name: /taxes/ });
    expect(within(taxes).getByText('unknown')).toBeInTheDocument();
    expect(within(taxes).getByText('not known')).toBeInTheDocument();

    expect(screen.getByRole('link', { name: 'citas' })).toHaveAttribute(
      'href',
      '/catalog/default/component/citas/health',
    );
    expect(
      screen.getByText(/3 workloads in 12 accounts .*11 of 12 accounts/),
    ).toBeInTheDocument();
  });

  it('should keep the worst first until the reader sorts', async () => {
    await renderEstate(following(async () => snapshot([down, unknown, well])));
    await screen.findByRole('row', { name: /permits/ });
    const services = () =>
      screen
        .getAllByRole('row')
        .slice(1)
        .map(line => line.textContent?.match(/permits|taxes|citas/)?.[0]);

    expect(services()).toEqual(['permits', 'taxes', 'citas']);
    const header = screen.getByRole('columnheader', { name: 'Service' });
    const sort = within(header).getByRole('button');
    await userEvent.click(sort);
    expect(services()).toEqual(['citas', 'permits', 'taxes']);
    expect(header).toHaveAttribute('aria-sort', 'ascending');
    await userEvent.click(sort);
    expect(services()).toEqual(['taxes', 'permits', 'citas']);
    await userEvent.click(sort);
    expect(services()).toEqual(['permits', 'taxes', 'citas']);
    expect(header).toHaveAttribute('aria-sort', 'none');
  });

  it('should keep thousands of workloads within reach of the arrows, and few of them on the page', async () => {
    const many = Array.from({ length: 3_000 }, (_, number) =>
      row({
        workload: { service: `service-${String(number).padStart(4, '0')}` },
      }),
    );
    await renderEstate(following(async () => snapshot(many)));

    const table = await screen.findByRole('grid', { name: 'Estate' });
    expect(table).toHaveAttribute('aria-rowcount', '3001');
    expect(screen.getByText('3000 of 3000 shown')).toBeInTheDocument();
    expect(within(table).getAllByRole('row').length).toBeLessThan(50);

    const first = within(table).getByRole('row', { name: /service-0000/ });
    first.focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}');
    expect(document.activeElement).toHaveTextContent('service-0001');
  });

  it('should print every row, not only those in view', async () => {
    const many = Array.from({ length: 200 }, (_, number) =>
      row({ workload: { service: `service-${number}` } }),
    );
    await renderEstate(following(async () => snapshot(many)));
    const table = await screen.findByRole('grid', { name: 'Estate' });
    expect(within(table).getAllByRole('row').length).toBeLessThan(50);
    act(() => {
      window.dispatchEvent(new Event('beforeprint'));
    });
    expect(within(table).getAllByRole('row')).toHaveLength(201);
    act(() => {
      window.dispatchEvent(new Event('afterprint'));
    });
    expect(within(table).getAllByRole('row').length).toBeLessThan(50);
  });

  it('should group rows, say what each group amounts to, and close it when asked', async () => {
    await renderEstate(
      following(async () => snapshot([down, unknown, well])),
      '/estate?group=department',
    );
    const toggle = await screen.findByRole('button', { name: 'interior' });
    const interior = toggle.closest('[role=row]');
    expect(interior).toHaveTextContent(/1 workload.*1.*down/);
    expect(interior).toHaveTextContent('0 tasks run');
    expect(screen.getByRole('row', { name: /permits/ })).toBeInTheDocument();

    await userEvent.click(toggle);
    expect(
      screen.queryByRole('row', { name: /permits/ }),
    ).not.toBeInTheDocument();
    expect(screen.getByRole('row', { name: /taxes/ })).toBeInTheDocument();
  });

  it('should put the department first that needs most, and leave it there while it is read', async () => {
    const health = (verdict: Partial<Verdict>) =>
      ['citas', 'vacunas'].map(service =>
        row({ workload: { service }, verdict }),
      );
    let tell!: (value: EstateSnapshot) => void;
    await renderEstate(
      {
        follow: async ({ onSnapshot }) => {
          tell = onSnapshot;
          onSnapshot(snapshot([down, unknown, ...health({})]));
        },
      },
      '/estate?group=department',
    );
    const departments = () =>
      screen
        .getAllByRole('button', { expanded: true })
        .map(toggle => toggle.textContent?.slice(1));
    await screen.findByRole('button', { name: 'interior' });
    expect(departments()).toEqual(['interior', 'treasury', 'health']);

    act(() => {
      tell(snapshot([down, ...health({ status: 'down' }), unknown]));
    });
    expect(departments()).toEqual(['interior', 'treasury', 'health']);
    await userEvent.click(screen.getByRole('button', { name: 'Sort now' }));
    expect(departments()).toEqual(['health', 'interior', 'treasury']);
    expect(screen.getByRole('grid')).toHaveFocus();
  });

  it('should begin another order at its beginning, and leave who reads where she is', async () => {
    let tell!: (value: EstateSnapshot) => void;
    await renderEstate({
      follow: async ({ onSnapshot }) => {
        tell = onSnapshot;
        onSnapshot(snapshot([down, well]));
      },
    });
    const grid = await screen.findByRole('grid');
    const scroller = grid.parentElement!;
    fireEvent.scroll(scroller, { target: { scrollTop: 400 } });
    act(() => tell(snapshot([down, unknown, well])));
    expect(await screen.findByText(/3 of 3 shown/)).toBeInTheDocument();
    expect(scroller.scrollTop).toBe(400);
    await userEvent.type(screen.getByRole('searchbox'), 'c');
    expect(scroller.scrollTop).toBe(0);
  });

  it('should show the columns the reader chose', async () => {
    await renderEstate(
      following(async () => snapshot([well])),
      '/estate?columns=service,room',
    );
    await screen.findByRole('row', { name: /citas/ });
    expect(
      screen.getAllByRole('columnheader').map(header => header.textContent),
    ).toEqual(['Status', 'Service', 'Room']);

    await userEvent.click(screen.getByRole('button', { name: 'Columns' }));
    await userEvent.click(await screen.findByRole('checkbox', { name: 'CPU' }));
    expect(
      screen
        .getAllByRole('columnheader', { hidden: true })
        .map(header => header.textContent),
    ).toEqual(['Status', 'Service', 'Room', 'CPU']);
  });

  it('should filter by what the address says and by what the reader types', async () => {
    await renderEstate(
      following(async () => snapshot([down, unknown, well])),
      '/estate?department=health',
    );
    expect(
      await screen.findByRole('row', { name: /citas/ }),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('row', { name: /permits/ }),
    ).not.toBeInTheDocument();
    expect(screen.getByText('1 of 3 shown')).toBeInTheDocument();

    await userEvent.click(
      screen.getByRole('button', { name: 'Clear filters' }),
    );
    expect(
      screen.getByRole('searchbox', {
        name: 'Search service, team or account',
      }),
    ).toHaveFocus();
    await userEvent.keyboard('INTERIOR-');
    expect(await screen.findByText('1 of 3 shown')).toBeInTheDocument();
    expect(screen.getByRole('row', { name: /permits/ })).toBeInTheDocument();
  });

  it('should name the accounts that could not be read, in the words of the source', async () => {
    await renderEstate(
      following(async () => ({
        ...snapshot([well]),
        coverage: [
          {
            sourceId: 'aws',
            environmentId: 'transport-dev',
            accountId: '120000000005',
            region: 'sa-east-1',
            department: 'transport',
            state: 'failed',
            attemptedAt: new Date().toISOString(),
            problems: [
              { kinds: [], code: 'AccessDenied', message: 'not authorized' },
            ],
          },
        ],
      })),
    );
    expect(
      await screen.findByText(
        /transport-dev \(account 120000000005\): never read/,
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText('AccessDenied: not authorized'),
    ).toBeInTheDocument();
  });

  it('should say what failed and try again when asked', async () => {
    const answers = [
      () => Promise.reject(new Error('503 estate is starting')),
      () => Promise.resolve(snapshot([well])),
    ];
    await renderEstate(following(() => answers.shift()!()));

    expect(
      await screen.findByText('503 estate is starting'),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('row', { name: /citas/ }),
    ).toBeInTheDocument();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('should tell an empty estate from a filter without matches', async () => {
    await renderEstate(following(async () => snapshot([])));
    expect(
      await screen.findByText(/No workload has been found yet/),
    ).toBeInTheDocument();
  });
});
