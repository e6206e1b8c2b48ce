// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createApp } from '@backstage/frontend-defaults';
import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import { mockApis } from '@backstage/frontend-test-utils';
import appPlugin from '@backstage/plugin-app';
import { SignInPageBlueprint } from '@backstage/plugin-app-react';
import type { SignInPageProps } from '@backstage/plugin-app-react';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import { pathAuthoringModule } from '@cabildo/plugin-provisioning';
import { render, screen } from '@testing-library/react';
import { useEffect } from 'react';

function SignedIn(props: SignInPageProps) {
  const { onSignInSuccess } = props;
  useEffect(() => onSignInSuccess(mockApis.identity()), [onSignInSuccess]);
  return <></>;
}

function renderNewService(mayWritePaths: boolean) {
  window.history.replaceState({}, '', '/create/tasks');
  const permissions = createFrontendModule({
    pluginId: 'app',
    extensions: [
      SignInPageBlueprint.make({ params: { loader: async () => SignedIn } }),
      ApiBlueprint.make({
        name: 'permission',
        params: defineParams =>
          defineParams({
            api: permissionApiRef,
            deps: {},
            factory: () =>
              mockApis.permission({
                authorize: ({ permission }) =>
                  permission.name === 'scaffolder.template.management' &&
                  !mayWritePaths
                    ? 'DENY'
                    : 'ALLOW',
              }),
          }),
      }),
    ],
  });
  const app = createApp({
    features: [appPlugin, scaffolderPlugin, pathAuthoringModule, permissions],
    advanced: {
      configLoader: async () => ({
        config: mockApis.config({
          data: {
            app: { title: 'Cabildo', baseUrl: 'http://localhost' },
            backend: { baseUrl: 'http://localhost' },
          },
        }),
      }),
    },
  });
  render(app.createRoot());
}

/** Pages are loaded as they are opened; the first time takes a while. */
const PATIENTLY = { timeout: 40_000 };

describe('pathAuthoringModule', () => {
  it.each([
    ['somebody who may write golden paths', true],
    ['anybody else', false],
  ])(
    'should decide on the pages of who writes golden paths for %s',
    async (_, may) => {
      renderNewService(may);
      expect(
        await screen.findByRole('tab', { name: 'Tasks' }, PATIENTLY),
      ).toBeInTheDocument();
      for (const name of [
        'Actions',
        'Template Editor',
        'Templating Extensions',
      ]) {
        expect(screen.queryAllByRole('tab', { name })).toHaveLength(
          may ? 1 : 0,
        );
      }
    },
    90_000,
  );
});
