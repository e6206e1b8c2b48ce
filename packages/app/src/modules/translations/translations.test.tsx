// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Entity } from '@backstage/catalog-model';
import { ErrorPage } from '@backstage/core-components';
import {
  appLanguageApiRef,
  createFrontendPlugin,
  PageBlueprint,
  SubPageBlueprint,
  useApi,
} from '@backstage/frontend-plugin-api';
import { renderTestApp } from '@backstage/frontend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  entityTitlesModule,
  errorsModule,
  languageModule,
  pageTitlesModule,
  translationsModule,
} from '.';

const CITAS: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'citas', namespace: 'default' },
  spec: { type: 'service', lifecycle: 'production' },
};

function LanguageButton() {
  const languageApi = useApi(appLanguageApiRef);
  return (
    <button onClick={() => languageApi.setLanguage('es')}>to Spanish</button>
  );
}

function Broken(): never {
  throw new Error('broken on purpose');
}

const testPlugin = createFrontendPlugin({
  pluginId: 'scaffolder',
  title: 'Create',
  extensions: [
    PageBlueprint.make({ params: { path: '/create' } }),
    SubPageBlueprint.make({
      name: 'tasks',
      params: {
        path: 'tasks',
        title: 'Tasks',
        loader: async () => (
          <>
            <ErrorPage status="500" statusMessage="test" />
            <LanguageButton />
          </>
        ),
      },
    }),
    SubPageBlueprint.make({
      name: 'broken',
      params: {
        path: 'broken',
        title: 'Broken',
        loader: async () => <Broken />,
      },
    }),
    EntityContentBlueprint.make({
      name: 'own',
      params: {
        path: '/own',
        title: 'Own words',
        loader: async () => <LanguageButton />,
      },
    }),
  ],
});

function renderApp(path: string) {
  renderTestApp({
    initialRouteEntries: [path],
    apis: [[catalogApiRef, catalogApiMock({ entities: [CITAS] })]],
    features: [
      testPlugin,
      catalogPlugin,
      translationsModule,
      pageTitlesModule,
      entityTitlesModule,
      errorsModule,
      languageModule,
    ],
    config: {
      app: {
        baseUrl: 'http://localhost',
        extensions: [
          {
            'api:app/app-language': {
              config: { availableLanguages: ['en', 'es'] },
            },
          },
        ],
      },
      backend: { baseUrl: 'http://localhost' },
    },
  });
}

/** Pages are loaded as they are opened; the first time takes a while. */
const PATIENTLY = { timeout: 20_000 };

describe('translations', () => {
  afterEach(() => window.localStorage.clear());

  it('shows a component of Backstage in plain English, then in Spanish', async () => {
    renderApp('/create/tasks');
    expect(
      await screen.findByText('This page could not be shown', {}, PATIENTLY),
    ).toBeInTheDocument();
    expect(document.documentElement).toHaveAttribute('lang', 'en');
    await userEvent.click(screen.getByRole('button', { name: 'to Spanish' }));
    expect(
      await screen.findByText('No se pudo mostrar esta página'),
    ).toBeInTheDocument();
    expect(document.documentElement).toHaveAttribute('lang', 'es');
  });

  it('starts in Spanish when that is what was chosen before', async () => {
    window.localStorage.setItem('language', 'es');
    renderApp('/create/tasks');
    expect(
      await screen.findByText('No se pudo mostrar esta página', {}, PATIENTLY),
    ).toBeInTheDocument();
  });

  it('says that there is no such page', async () => {
    window.localStorage.setItem('language', 'es');
    renderApp('/nowhere');
    expect(
      await screen.findByText('ERROR 404: no existe esa página'),
    ).toBeInTheDocument();
  });

  it('says which part of a page broke', async () => {
    window.localStorage.setItem('language', 'es');
    renderApp('/create/broken');
    expect(
      await screen.findByText(/esta parte de la página \(scaffolder\)/),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Intentar de nuevo' }),
    ).toBeInTheDocument();
  });

  it("translates a page's title, its tabs and its breadcrumbs", async () => {
    window.localStorage.setItem('language', 'es');
    renderApp('/create/tasks');
    const breadcrumbs = await screen.findByRole('navigation', {
      name: 'Breadcrumbs',
    });
    expect(breadcrumbs).toHaveTextContent('Nuevo servicioEjecuciones');
    expect(
      screen.getByRole('heading', { name: 'Nuevo servicio' }),
    ).toBeInTheDocument();
    expect(screen.getByRole('tab', { name: 'Ejecuciones' })).toHaveAttribute(
      'href',
      '/create/tasks',
    );
    expect(document.body).not.toHaveTextContent(/Create|Tasks/);
  });

  it("translates the tabs of a service's page when the language changes", async () => {
    renderApp('/catalog/default/component/citas/own');
    expect(
      await screen.findByRole('link', { name: 'Overview' }, PATIENTLY),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Own words' })).toBeInTheDocument();
    await userEvent.click(
      await screen.findByRole('button', { name: 'to Spanish' }),
    );
    expect(
      await screen.findByRole('link', { name: 'Resumen' }),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Own words' })).toBeInTheDocument();
  }, 30_000);
});
