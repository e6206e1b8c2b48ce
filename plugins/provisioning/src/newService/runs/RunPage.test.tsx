// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import {
  type ScaffolderApi,
  scaffolderApiRef,
} from '@backstage/plugin-scaffolder-react';
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import { RunPage } from './RunPage';

const step = (id: string, name: string) => ({ id, name, action: 'x' });
const task = {
  id: 'run-1',
  spec: {
    parameters: { name: 'citas', title: 'Citas médicas' },
    steps: [step('a', 'Check the request'), step('b', 'Create the repository')],
    templateInfo: { entityRef: 'template:default/container-service' },
  },
};

const log = (stepId: string, status: string, second: number) => ({
  type: 'log',
  createdAt: new Date(second * 1000).toISOString(),
  body: { message: `${stepId} ${status}`, stepId, status },
});

async function renderRun(events: object[]) {
  const scaffolderApi = {
    getTask: async () => task,
    streamLogs: () => ({
      subscribe: ({ next }: { next(event: object): void }) => {
        act(() => events.forEach(next));
        return { unsubscribe() {} };
      },
    }),
  } as unknown as ScaffolderApi;
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [scaffolderApiRef, scaffolderApi],
        [permissionApiRef, mockApis.permission()],
      ]}
    >
      <Routes>
        <Route path="/tasks/:taskId" element={<RunPage />} />
      </Routes>
    </TestApiProvider>,
    {
      initialRouteEntries: ['/tasks/run-1'],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/create': scaffolderPlugin.routes.root,
      },
    },
  );
}

describe('RunPage', () => {
  it('should show how far a run is', async () => {
    await renderRun([
      log('a', 'processing', 10),
      log('a', 'completed', 12),
      log('b', 'processing', 12),
    ]);
    expect(
      await screen.findByRole('heading', {
        name: 'New service: Citas médicas',
      }),
    ).toBeInTheDocument();
    expect(await screen.findByText(/^Step 2 of 2/)).toBeInTheDocument();
    const [first, second] = screen.getAllByRole('listitem');
    expect(first).toHaveTextContent('Check the request2 s Done');
    expect(second).toHaveAttribute('aria-current', 'step');
    expect(
      screen.getByRole('button', { name: 'Cancel the run' }),
    ).toBeInTheDocument();
  });

  it('should show where to find what a run made, and what next', async () => {
    await renderRun([
      log('a', 'processing', 10),
      log('b', 'completed', 70),
      {
        type: 'completion',
        createdAt: '',
        body: {
          message: '',
          output: {
            links: [
              { title: 'Open it', url: 'http://citas.example' },
              { title: 'Its page', entityRef: 'component:default/citas' },
            ],
            text: [{ title: 'What next', content: 'It is **live**.' }],
          },
        },
      },
    ]);
    expect(
      await screen.findByRole('heading', { name: 'What next' }),
    ).toBeInTheDocument();
    expect(screen.getByText('Done in 1 min 00 s')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Open it' })).toHaveAttribute(
      'href',
      'http://citas.example',
    );
    expect(screen.getByRole('link', { name: 'Its page' })).toHaveAttribute(
      'href',
      '/catalog/default/component/citas',
    );
  });

  it("should say the failed step and the error's own words, and lead back to the answers", async () => {
    await renderRun([
      log('a', 'processing', 10),
      log('a', 'failed', 11),
      {
        type: 'completion',
        createdAt: '',
        body: {
          message: '',
          error: { name: 'ConflictError', message: 'The name is taken.' },
        },
      },
    ]);
    const alert = await screen.findByRole('alert');
    expect(
      within(alert).getByText('“Check the request” failed'),
    ).toBeInTheDocument();
    expect(within(alert).getByText('The name is taken.')).toBeInTheDocument();
    expect(screen.getByText('Stopped at step 1 of 2')).toBeInTheDocument();
    const again = screen.getByRole('link', { name: 'Start again' });
    const url = new URL(again.getAttribute('href')!, 'http://localhost');
    expect(url.pathname).toBe('/create/templates/default/container-service');
    expect(JSON.parse(url.searchParams.get('formData')!)).toEqual(
      task.spec.parameters,
    );
    await userEvent.click(screen.getByRole('button', { name: 'Show the log' }));
    expect(screen.getByLabelText('Log')).toHaveTextContent('a failed');
  });
});
