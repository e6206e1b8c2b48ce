// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { estateApiRef, type EstateApi } from '@cabildo/plugin-estate-react';
import { screen } from '@testing-library/react';
import { following } from '../../testUtils/following';
import { snapshot } from '../../testUtils/row';
import { HomePage } from './HomePage';

// Apart from the other tests: answers about permissions are remembered while a page lives.
it('should offer a new service to nobody who may not create one', async () => {
  const estateApi = following(async () => snapshot([]));
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [estateApiRef, estateApi as EstateApi],
        mockApis.permission({ authorize: AuthorizeResult.DENY }),
      ]}
    >
      <HomePage />
    </TestApiProvider>,
  );
  expect(
    await screen.findByText(/Your teams have no service yet/),
  ).toBeInTheDocument();
  expect(screen.queryByRole('link')).not.toBeInTheDocument();
});
