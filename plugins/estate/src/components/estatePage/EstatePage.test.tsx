// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { estateApiRef, type EstateApi } from '@cabildo/plugin-estate-react';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
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
    await renderEstate({
      snapshot: async () => snapshot([down, unknown, well]),
    });

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
    await renderEstate({
      snapshot: async () => snapshot([down, unknown, well]),
    });
    await screen.findByRole('row', { name: /permits/ });
    const services = () =>
      screen
        .getAllByRole('row')
        .slice(1)
        .map(line => line.textContent?.match(/permits|taxes|citas/)?.[0]);

    expect(services()).toEqual(['permits', 'taxes', 'citas']);
    await userEvent.click(
      screen.getByRole('columnheader', { name: 'Service' }),
    );
    expect(services()).toEqual(['citas', 'permits', 'taxes']);
  });

  it('should filter by what the address says and by what the reader types', async () => {
    await renderEstate(
      { snapshot: async () => snapshot([down, unknown, well]) },
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
    await userEvent.type(
      screen.getByRole('searchbox', {
        name: 'Search service, team or account',
      }),
      'INTERIOR-',
    );
    expect(await screen.findByText('1 of 3 shown')).toBeInTheDocument();
    expect(screen.getByRole('row', { name: /permits/ })).toBeInTheDocument();
  });

  it('should name the accounts that could not be read, in the words of the source', async () => {
    await renderEstate({
      snapshot: async () => ({
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
      }),
    });
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
    await renderEstate({ snapshot: () => answers.shift()!() });

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
    await renderEstate({ snapshot: async () => snapshot([]) });
    expect(
      await screen.findByText(/No workload has been found yet/),
    ).toBeInTheDocument();
  });
});
