// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import { identityApiRef } from '@backstage/frontend-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { estateApiRef, type EstateApi } from '@cabildo/plugin-estate-react';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { EstateRow } from '@cabildo/plugin-estate-common';
import { screen, within } from '@testing-library/react';
import { following } from '../../testUtils/following';
import { row, snapshot } from '../../testUtils/row';
import { HomePage } from './HomePage';

async function renderHome(rows: EstateRow[], ownershipEntityRefs: string[]) {
  const estateApi = following(async () => snapshot(rows));
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [estateApiRef, estateApi as EstateApi],
        mockApis.permission({ authorize: AuthorizeResult.ALLOW }),
        [
          identityApiRef,
          mockApis.identity({
            userEntityRef: 'user:default/ana.rojas',
            ownershipEntityRefs,
            displayName: 'Ana Rojas',
          }),
        ],
      ]}
    >
      <HomePage />
    </TestApiProvider>,
    { mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef } },
  );
}

const ana = ['group:default/health-appointments', 'group:default/health'];
const full = row({
  workload: { service: 'citas' },
  verdict: {
    status: 'degraded',
    reasons: [
      {
        code: 'at-maximum',
        status: 'degraded',
        params: {
          desired: 4,
          max: 4,
          since: new Date(Date.now() - 42 * 60_000).toISOString(),
        },
      },
    ],
    atMaximum: true,
    needsAttention: true,
  },
});

describe('HomePage', () => {
  it('should begin with what needs the reader, and why', async () => {
    await renderHome(
      [
        full,
        row({ workload: { service: 'records', owner: 'health-records' } }),
        row({ workload: { service: 'slots' } }),
      ],
      ana,
    );

    expect(await screen.findByText('Hello, Ana Rojas.')).toBeInTheDocument();
    expect(
      await screen.findByText(/1 of your 2 services needs you/),
    ).toBeInTheDocument();
    expect(
      screen.getByText('At its maximum of 4 tasks for 42 min'),
    ).toBeInTheDocument();
    // Its own team's services, not those of the next team.
    const own = screen.getByRole('table', { name: 'Your services' });
    expect(within(own).getByText('slots')).toBeInTheDocument();
    expect(within(own).queryByText('records')).not.toBeInTheDocument();
    expect(screen.getByText('Your department')).toBeInTheDocument();
  });

  it('should say of how many services nothing is known, though none of them asks for anything', async () => {
    const unseen = row({
      workload: { service: 'slots' },
      verdict: {
        status: 'unknown',
        reasons: [{ code: 'no-facts', status: 'unknown' }],
      },
    });
    await renderHome([unseen, row({ workload: { service: 'citas' } })], ana);
    expect(
      await screen.findByText('How 1 of them is doing is not known.'),
    ).toBeInTheDocument();
  });

  it('should lead a team without services to the first one', async () => {
    await renderHome([], ana);
    expect(
      await screen.findByText(/Your teams have no service yet/),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Create the first one' }),
    ).toHaveAttribute('href', '/create');
    expect(screen.getByRole('link', { name: 'New service' })).toHaveAttribute(
      'href',
      '/create',
    );
  });

  it('should show who owns no service the estate they answer for', async () => {
    await renderHome([full], ['group:default/national-office']);
    expect(
      await screen.findByText(/1 of 1 services needs somebody/),
    ).toBeInTheDocument();
    expect(screen.getByText('The estate')).toBeInTheDocument();
    expect(screen.queryByText('Your services')).not.toBeInTheDocument();
  });
});
