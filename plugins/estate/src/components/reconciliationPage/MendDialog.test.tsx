// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MendDialog } from './MendDialog';

describe('MendDialog', () => {
  it('should not offer a claim to who may not create services, but what to hand on', async () => {
    const authorize = async () => ({ result: AuthorizeResult.DENY });
    await renderInTestApp(
      <TestApiProvider apis={[[permissionApiRef, { authorize } as never]]}>
        <MendDialog
          finding={{
            kind: 'unclaimed',
            department: 'health',
            service: 'citas',
            environments: ['prod'],
            differences: [],
          }}
        />
      </TestApiProvider>,
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'How to mend citas' }),
    );
    expect(
      await screen.findByRole('button', { name: 'Copy' }),
    ).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'Claim it' })).toBeNull();
  });
});
