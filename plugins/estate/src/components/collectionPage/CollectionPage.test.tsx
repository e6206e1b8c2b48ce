// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import type { Collection, ScopeCoverage } from '@cabildo/plugin-estate-common';
import { estateApiRef, type EstateApi } from '@cabildo/plugin-estate-react';
import { screen, within } from '@testing-library/react';
import { CollectionPage } from './CollectionPage';

const now = () => new Date().toISOString();

const scope = (change: Partial<ScopeCoverage> = {}): ScopeCoverage => ({
  sourceId: 'aws',
  environmentId: 'health-prod',
  accountId: '130000000003',
  region: 'us-east-1',
  department: 'health',
  state: 'ok',
  attemptedAt: now(),
  problems: [],
  events: {
    state: 'hearing',
    since: now(),
    heardAt: now(),
    lastEventAt: now(),
    kinds: ['scaling'],
    sweepEverySeconds: 900,
    deadLetters: 2,
  },
  ...change,
});

async function renderPage(collection: () => Promise<Collection>) {
  const api: Partial<EstateApi> = { collection };
  await renderInTestApp(
    <TestApiProvider apis={[[estateApiRef, api as EstateApi]]}>
      <CollectionPage />
    </TestApiProvider>,
    { initialRouteEntries: ['/estate/collection'] },
  );
}

describe('CollectionPage', () => {
  it('should say of each environment how it is read and heard, the worst first', async () => {
    const problem = {
      kinds: [],
      code: 'AccessDenied',
      message: '<b>not</b> authorized',
    };
    await renderPage(async () => ({
      countedSince: now(),
      calls: [],
      scopes: [
        scope(),
        scope({ environmentId: 'labour-prod', events: undefined }),
        scope({
          environmentId: 'transport-prod',
          state: 'failed',
          problems: [problem],
          events: {
            state: 'deaf',
            since: now(),
            kinds: ['scaling'],
            sweepEverySeconds: 900,
            problem,
          },
        }),
      ],
    }));
    expect(
      await screen.findByText(/heard in 1 of 3 environments/),
    ).toBeInTheDocument();
    const table = screen.getByRole('table', { name: 'Environments' });
    const rows = within(table).getAllByRole('row').slice(1);
    const cells = rows.map(row =>
      within(row)
        .getAllByRole('cell')
        .map(cell => cell.textContent),
    );
    expect(cells.map(([environment]) => environment)).toEqual([
      'transport-prod',
      'health-prod',
      'labour-prod',
    ]);
    expect(cells[0]).toEqual(
      expect.arrayContaining([
        'failed',
        'not heard',
        // What both the reading and the listening met is said once.
        'AccessDenied: <b>not</b> authorized',
      ]),
    );
    expect(cells[1]).toEqual(
      expect.arrayContaining(['complete', 'heard', '2']),
    );
    expect(cells[2]).toEqual(expect.arrayContaining(['not yet']));
  });

  it('should tell the sources of an environment apart, and count it once', async () => {
    await renderPage(async () => ({
      countedSince: now(),
      calls: [],
      scopes: [
        scope({ sourceId: 'kubernetes' }),
        scope({ sourceId: 'aws' }),
        scope({ environmentId: 'labour-prod', sourceId: 'aws' }),
        scope({
          environmentId: 'labour-prod',
          sourceId: 'kubernetes',
          events: undefined,
        }),
      ],
    }));
    expect(
      await screen.findByText(/heard in 1 of 2 environments/),
    ).toBeInTheDocument();
    const table = screen.getByRole('table', { name: 'Environments' });
    const sources = within(table)
      .getAllByRole('row')
      .slice(1)
      .map(line => {
        const cells = within(line).getAllByRole('cell');
        return [cells[0].textContent, cells[2].textContent];
      });
    expect(sources).toEqual([
      ['health-prod', 'AWS'],
      ['health-prod', 'Kubernetes'],
      ['labour-prod', 'AWS'],
      ['labour-prod', 'Kubernetes'],
    ]);
  });

  it('should add up the calls of an operation over all accounts and clusters', async () => {
    const call = (accountId: string, operation: string, calls: number) => ({
      accountId,
      region: 'us-east-1',
      operation,
      calls,
    });
    await renderPage(async () => ({
      countedSince: now(),
      scopes: [scope()],
      calls: [
        call('1', 'ECS DescribeServices', 5),
        call('1', 'SQS ReceiveMessage', 20),
        call('2', 'ECS DescribeServices', 1200),
        ...['national', 'north'].map(clusterId => ({
          clusterId,
          operation: 'Kubernetes watch pods',
          calls: 8,
        })),
      ],
    }));
    const table = await screen.findByRole('table', {
      name: 'Calls to AWS and Kubernetes',
    });
    expect(
      within(table)
        .getAllByRole('row')
        .slice(1)
        .map(row =>
          within(row)
            .getAllByRole('cell')
            .map(cell => cell.textContent),
        ),
    ).toEqual([
      ['ECS DescribeServices', '2', '1,205'],
      ['SQS ReceiveMessage', '1', '20'],
      ['Kubernetes watch pods', '2', '16'],
    ]);
    expect(screen.getByText(/^1,241 calls in/)).toBeInTheDocument();
  });

  it('should say why it cannot be read', async () => {
    await renderPage(async () => {
      throw new Error('You may not read how the estate is collected');
    });
    expect(
      await screen.findByText(/You may not read how the estate is collected/),
    ).toBeInTheDocument();
  });
});
