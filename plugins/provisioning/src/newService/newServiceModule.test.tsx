// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { identityApiRef } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import {
  type ScaffolderApi,
  scaffolderApiRef,
} from '@backstage/plugin-scaffolder-react';
import { localiseForm } from '@cabildo/plugin-provisioning-common';
import {
  type ProvisioningApi,
  provisioningApiRef,
} from '@cabildo/plugin-provisioning-react';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import provisioningPlugin, { newServiceModule } from '..';

const form = {
  title: 'Container service',
  description: 'A service for many.',
  presentation: {
    buttonLabels: {
      createButtonText: 'Create',
      backButtonText: 'Back',
      reviewButtonText: 'Review',
    },
    i18n: {
      es: {
        title: 'Servicio en contenedor',
        buttonLabels: {
          createButtonText: 'Crear',
          backButtonText: 'Atrás',
          reviewButtonText: 'Revisar',
        },
      },
    },
  },
  steps: [
    {
      title: 'What it is',
      schema: {
        title: 'What it is',
        type: 'object',
        required: ['name', 'owner', 'system', 'motto', 'tier'],
        errorMessage: { required: { motto: 'Give a motto.' } },
        i18n: {
          es: {
            title: 'Qué es',
            errorMessage: { required: { motto: 'Escriba un lema.' } },
          },
        },
        properties: {
          name: {
            title: 'Name',
            type: 'string',
            'ui:field': 'CabildoServiceName',
          },
          owner: {
            title: 'Team',
            type: 'string',
            'ui:field': 'CabildoOwnerTeam',
          },
          system: {
            title: 'System',
            type: 'string',
            'ui:field': 'CabildoSystem',
          },
          motto: {
            title: 'Motto',
            type: 'string',
            i18n: { es: { title: 'Lema' } },
          },
          tier: {
            title: 'Size',
            type: 'string',
            enum: ['s', 'l'],
            default: 's',
            'ui:widget': 'radio',
            'ui:enumNames': ['Small', 'Large'],
            'ui:enumDescriptions': ['Two tasks', 'Many tasks'],
            i18n: {
              es: {
                title: 'Tamaño',
                'ui:enumNames': ['Pequeño', 'Grande'],
                'ui:enumDescriptions': ['Dos tareas', 'Muchas tareas'],
              },
            },
          },
        },
      },
    },
  ],
};

const system = (name: string, title: string, department: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'System',
  metadata: { name, namespace: 'default', title },
  spec: { owner: 'group:default/x', domain: `domain:default/${department}` },
});

function renderForm(language: string) {
  window.localStorage.setItem('language', language);
  const scaffold = jest.fn(async () => ({ taskId: 'run-1' }));
  const scaffolderApi: Partial<ScaffolderApi> = {
    getTemplateParameterSchema: async () => localiseForm(form, language),
    scaffold,
  };
  const provisioningApi: Partial<ProvisioningApi> = {
    checkServiceName: async name =>
      name === 'taken' ? { ok: false, message: 'in English' } : { ok: true },
    options: async () => ({
      teams: [
        {
          entityRef: 'group:default/health-appointments',
          title: 'Appointments team',
          department: 'health',
        },
      ],
    }),
  };
  renderTestApp({
    initialRouteEntries: ['/create/templates/default/container-service'],
    apis: [
      [scaffolderApiRef, scaffolderApi as ScaffolderApi],
      [provisioningApiRef, provisioningApi as ProvisioningApi],
      [
        identityApiRef,
        mockApis.identity({
          userEntityRef: 'user:default/ana.rojas',
          ownershipEntityRefs: ['group:default/health-appointments'],
        }),
      ],
      [
        catalogApiRef,
        catalogApiMock({
          entities: [
            system('appointment', 'Appointments', 'health'),
            system('road', 'Roads', 'transport'),
          ],
        }),
      ],
      [permissionApiRef, mockApis.permission()],
    ],
    features: [scaffolderPlugin, provisioningPlugin, newServiceModule],
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
  return scaffold;
}

/** Pages are loaded as they are opened; the first time takes a while. */
const PATIENTLY = { timeout: 30_000 };

describe('newServiceModule', () => {
  afterEach(() => window.localStorage.clear());

  it('should lead from empty answers to a run, all in Spanish', async () => {
    const scaffold = renderForm('es');
    const name = await screen.findByLabelText('Name', {}, PATIENTLY);
    expect(
      screen.getByRole('heading', { name: 'Servicio en contenedor' }),
    ).toBeInTheDocument();
    await screen.findByText('Appointments team');

    await userEvent.click(screen.getByRole('button', { name: 'Revisar' }));
    expect(await screen.findByText('Escriba un lema.')).toBeInTheDocument();
    expect(screen.getAllByText('Falta esta respuesta.')).toHaveLength(2);

    await userEvent.type(name, 'taken');
    expect(
      await screen.findByText('El nombre «taken» ya está en uso: elija otro.'),
    ).toBeInTheDocument();
    await userEvent.clear(name);
    await userEvent.type(name, 'Citas');
    expect(
      await screen.findByText(/El nombre tiene mayúsculas/),
    ).toBeInTheDocument();
    await userEvent.clear(name);
    await userEvent.type(name, 'citas');
    expect(await screen.findByText('citas está libre.')).toBeInTheDocument();

    await userEvent.type(screen.getByLabelText('Lema'), 'Sin filas');
    expect(screen.queryByText('Escriba un lema.')).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: /System/ }));
    expect(
      screen.queryByRole('option', { name: 'Roads' }),
    ).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('option', { name: 'Appointments' }));
    await userEvent.click(screen.getByRole('radio', { name: /Grande/ }));

    await userEvent.click(screen.getByRole('button', { name: 'Revisar' }));
    expect(
      await screen.findByText('Grande: muchas tareas', {}, PATIENTLY),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Crear' }));
    expect(scaffold).toHaveBeenCalledWith(
      expect.objectContaining({
        values: {
          name: 'citas',
          owner: 'group:default/health-appointments',
          system: 'system:default/appointment',
          motto: 'Sin filas',
          tier: 'l',
        },
      }),
    );
  }, 90_000);
});
