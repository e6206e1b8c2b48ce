// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import { EntityKindFilter } from '@backstage/plugin-catalog-react';
import { MockEntityListContextProvider } from '@backstage/plugin-catalog-react/testUtils';
import type { VerdictStatus } from '@cabildo/plugin-estate-common';
import { estateApiRef, type EstateApi } from '@cabildo/plugin-estate-react';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { following } from '../../testUtils/following';
import { row, snapshot } from '../../testUtils/row';
import { ComponentStatus } from './ComponentStatus';
import { ComponentTasks } from './ComponentTasks';
import { ComponentWorkloadsProvider } from './ComponentWorkloads';
import { StatusPicker } from './StatusPicker';

const workload = (
  service: string,
  status: VerdictStatus,
  environment = 'prod',
) =>
  row({
    workload: {
      service,
      name: service,
      environment,
      id: `${service}-${environment}`,
    },
    verdict: {
      status,
      reasons: [{ code: 'no-healthy-targets', status, params: { total: 2 } }],
    },
  });

const updateFilters = jest.fn();

const services = [
  workload('citas', 'degraded'),
  workload('citas', 'healthy', 'dev'),
  workload('lab', 'healthy'),
];

async function renderCatalogue(
  kind: string,
  asked?: string,
  estate = async () => snapshot(services),
) {
  const api = following(estate);
  await renderInTestApp(
    <TestApiProvider apis={[[estateApiRef, api as EstateApi]]}>
      <ComponentWorkloadsProvider>
        <MockEntityListContextProvider
          value={{
            filters: { kind: new EntityKindFilter(kind, kind) },
            queryParameters: { estateStatus: asked } as object,
            updateFilters,
          }}
        >
          <StatusPicker />
          <ComponentStatus entityRef="component:default/citas" />
          <ComponentTasks entityRef="component:default/citas" />
        </MockEntityListContextProvider>
      </ComponentWorkloadsProvider>
    </TestApiProvider>,
  );
}

const lastAsked = () => {
  const [{ estateStatus }] = updateFilters.mock.lastCall;
  return estateStatus?.getCatalogFilters();
};

describe('the catalogue of services', () => {
  beforeEach(() => updateFilters.mockReset());

  it('should narrow down to the services whose worst workload has a status', async () => {
    await renderCatalogue('component');
    await userEvent.click(
      await screen.findByRole('button', { name: /Status/ }),
    );
    expect(
      screen.getAllByRole('option').map(option => option.textContent),
    ).toEqual([
      'All',
      'down (0)',
      'degraded (1)',
      'unknown (0)',
      'idle (0)',
      'healthy (1)',
    ]);
    await userEvent.click(screen.getByRole('option', { name: 'degraded (1)' }));
    expect(lastAsked()).toEqual({ 'metadata.name': ['citas'] });
  });

  it('should begin with what the address asks for', async () => {
    await renderCatalogue('component', 'healthy');
    expect(
      await screen.findByRole('button', { name: /Status/ }),
    ).toHaveTextContent('healthy');
    expect(lastAsked()).toEqual({ 'metadata.name': ['lab'] });
  });

  it('should leave a status that too many have to the estate, and say so', async () => {
    await renderCatalogue('component', 'healthy', async () =>
      snapshot([
        workload('citas', 'down'),
        ...Array.from({ length: 151 }, (_, index) =>
          workload(`service-${index}`, 'healthy'),
        ),
      ]),
    );
    const status = await screen.findByRole('button', { name: /Status/ });
    expect(status).toHaveTextContent('All');
    expect(lastAsked()).toBeUndefined();
    await userEvent.click(status);
    const healthy = screen.getByRole('option', { name: 'healthy (151)' });
    expect(healthy).toHaveAttribute('aria-disabled', 'true');
    expect(healthy).toHaveTextContent(
      'Too many for this list: the estate shows them',
    );
  });

  it('should leave other kinds alone', async () => {
    await renderCatalogue('system', 'healthy');
    expect(await screen.findByText('degraded')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Status/ })).toBeNull();
    expect(lastAsked()).toBeUndefined();
  });

  it('should say of a service its worst status, where, and the tasks everywhere', async () => {
    await renderCatalogue('system');
    const status = await screen.findByText('degraded');
    expect(status.closest('[title]')).toHaveAttribute(
      'title',
      'None of its 2 targets passes the health check',
    );
    expect(status.closest('[title]')).toHaveTextContent('prod');
    expect(
      screen.getAllByRole('img', {
        name: '2 running, 2 desired, between 1 and 4',
      }),
    ).toHaveLength(2);
    expect(screen.getByText('dev')).toBeInTheDocument();
  });

  it('should tell what is not known from a service that runs nowhere', async () => {
    await renderCatalogue('component', undefined, async () => {
      throw new Error('The estate is away');
    });
    expect(await screen.findAllByText('not known')).toHaveLength(2);
  });

  it('should say nothing of a service that runs nowhere', async () => {
    await renderCatalogue('component', undefined, async () => snapshot([]));
    expect(await screen.findAllByText('–')).toHaveLength(2);
  });
});
