// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { screen } from '@testing-library/react';
import { FormPage } from './FormPage';

it('should show who may not create services why there is no form', async () => {
  await renderInTestApp(
    <TestApiProvider
      apis={[mockApis.permission({ authorize: AuthorizeResult.DENY })]}
    >
      <FormPage formFields={[]} />
    </TestApiProvider>,
  );
  expect(
    await screen.findByText('You may look at services, not create them'),
  ).toBeInTheDocument();
  expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
});
