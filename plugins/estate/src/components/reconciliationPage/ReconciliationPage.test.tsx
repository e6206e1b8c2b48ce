// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import type { Finding, Reconciliation } from '@cabildo/plugin-estate-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { estateApiRef, type EstateApi } from '@cabildo/plugin-estate-react';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ReconciliationPage } from './ReconciliationPage';

const finding = (change: Partial<Finding>): Finding => ({
  kind: 'unclaimed',
  department: 'health',
  service: 'citas',
  environments: ['dev', 'prod'],
  differences: [],
  ...change,
});

async function renderPage(
  reconciliation: Partial<Reconciliation>,
  path = '/estate/reconciliation',
) {
  const api: Partial<EstateApi> = {
    reconciliation: async () => ({
      catalogueReadAt: new Date().toISOString(),
      findings: [],
      unreadDepartments: [],
      ...reconciliation,
    }),
  };
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [estateApiRef, api as EstateApi],
        [
          permissionApiRef,
          {
            authorize: async () => ({
              result: AuthorizeResult.ALLOW,
            }),
          },
        ],
      ]}
    >
      <ReconciliationPage />
    </TestApiProvider>,
    {
      initialRouteEntries: [path],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );
}

describe('ReconciliationPage', () => {
  it('should show each kind of finding with what differs, names as text', async () => {
    await renderPage({
      findings: [
        finding({ service: '<b>bold</b>' }),
        finding({
          kind: 'tags-differ',
          service: 'vacunas',
          entityRef: 'component:default/vacunas',
          differences: [
            { about: 'owner', catalogue: 'health-records', cloud: 'other' },
            { about: 'system', catalogue: 'records' },
          ],
        }),
      ],
    });
    const unclaimed = await screen.findByRole('table', {
      name: '1 service runs and is not in the catalogue',
    });
    expect(within(unclaimed).getByText('<b>bold</b>')).toBeInTheDocument();
    expect(within(unclaimed).getByText('dev, prod')).toBeInTheDocument();
    const differing = screen.getByRole('table', {
      name: '1 service is tagged otherwise than the catalogue says',
    });
    expect(
      within(differing).getByText(
        'Team: health-records in the catalogue, other in the tags. System: records in the catalogue, none in the tags.',
      ),
    ).toBeInTheDocument();
    expect(
      within(differing).getByRole('link', { name: 'vacunas' }),
    ).toHaveAttribute('href', '/catalog/default/component/vacunas/health');
  });

  it('should say what findings cost to who may know it', async () => {
    await renderPage({
      findings: [
        finding({ cost: { usd: 1234.4, isAtLeast: false } }),
        finding({ service: 'lab', cost: { usd: 18, isAtLeast: true } }),
        finding({ service: 'turnos' }),
      ],
    });
    const table = await screen.findByRole('table', { name: /3 services run/ });
    expect(
      within(table).getByRole('columnheader', { name: 'Cost a month' }),
    ).toBeInTheDocument();
    const [, ...rows] = within(table).getAllByRole('row');
    expect(
      rows.map(row => within(row).getAllByRole('cell')[3].textContent),
    ).toEqual(['$1,234', '$18 or more', '–']);
    expect(screen.getByText(/by the list of July 7, 2025/)).toBeInTheDocument();
  });

  it('should not speak of cost to who may not', async () => {
    await renderPage({ findings: [finding({})] });
    await screen.findByRole('table', { name: /1 service runs/ });
    expect(screen.queryByText(/cost/i)).not.toBeInTheDocument();
  });

  it('should lead who may create services to the claim of one that nobody has', async () => {
    await renderPage({ findings: [finding({ service: 'a&b' })] });
    await userEvent.click(
      await screen.findByRole('button', { name: 'How to mend a&b' }),
    );
    const claim = await screen.findByRole('link', { name: 'Claim it' });
    const { pathname, searchParams } = new URL(
      claim.getAttribute('href')!,
      'http://portal',
    );
    expect(pathname).toBe('/create/templates/default/claim-service');
    expect(JSON.parse(searchParams.get('formData')!)).toEqual({ name: 'a&b' });
  });

  it('should say how to mend a finding, with the words to write', async () => {
    await renderPage({ findings: [finding({})] });
    await userEvent.click(
      await screen.findByRole('button', { name: 'How to mend citas' }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('cabildo.dev/service: "citas"');
    expect(dialog).toHaveTextContent('Find out whose it is');
  });

  it('should show one department where the address names it', async () => {
    await renderPage(
      {
        findings: [
          finding({}),
          finding({ department: 'interior', service: 'permits' }),
        ],
      },
      '/estate/reconciliation?department=interior',
    );
    expect(await screen.findByText('permits')).toBeInTheDocument();
    expect(screen.queryByText('citas')).not.toBeInTheDocument();
    expect(screen.getByText(/1 finding ·/)).toBeInTheDocument();
  });

  it('should say that both agree, and of whom nobody knows', async () => {
    await renderPage({ unreadDepartments: ['transport'] });
    expect(
      await screen.findByText(/The catalogue and the cloud agree/),
    ).toBeInTheDocument();
    expect(screen.getByText('transport')).toBeInTheDocument();
  });
});
