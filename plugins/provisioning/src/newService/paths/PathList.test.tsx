// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { screen } from '@testing-library/react';
import { PathList } from './PathList';

const path = (title: string, tags: string[] = []) => ({
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: { name: title.toLowerCase().replace(' ', '-'), title, tags },
  spec: { type: 'service' },
});

describe('PathList', () => {
  it('should put first what people should take, and the others by their title', async () => {
    await renderInTestApp(
      <TestApiProvider
        apis={[
          [
            catalogApiRef,
            catalogApiMock({
              entities: [
                path('Batch job'),
                path('Container service', ['recommended']),
                path('A claim'),
              ],
            }),
          ],
          [permissionApiRef, mockApis.permission()],
        ]}
      >
        <PathList />
      </TestApiProvider>,
    );
    await screen.findByText('Batch job');
    expect(
      screen
        .getAllByRole('listitem')
        .map(
          item => item.textContent?.match(/A claim|Batch job|Container/)?.[0],
        ),
    ).toEqual(['Container', 'A claim', 'Batch job']);
  });
});
