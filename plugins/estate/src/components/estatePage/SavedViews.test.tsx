// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { SavedViews } from './SavedViews';

const open = async () => {
  await userEvent.click(screen.getByRole('button', { name: 'Views' }));
};

describe('SavedViews', () => {
  it('should keep a view under a name, open it again, and forget it', async () => {
    const onOpen = jest.fn();
    await renderInTestApp(
      <SavedViews present={() => 'status=down&group=tier'} onOpen={onOpen} />,
    );
    await open();
    await userEvent.click(
      await screen.findByRole('menuitem', { name: 'Keep this view…' }),
    );
    expect(screen.getByRole('button', { name: 'Keep' })).toBeDisabled();
    await userEvent.type(
      screen.getByRole('textbox', { name: 'Name of the view' }),
      'Down by tier',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Keep' }));

    await open();
    await userEvent.click(
      await screen.findByRole('menuitem', { name: 'Down by tier' }),
    );
    expect(onOpen).toHaveBeenCalledWith('status=down&group=tier');

    await open();
    await userEvent.click(
      await screen.findByRole('menuitem', { name: 'Forget “Down by tier”' }),
    );
    await open();
    expect(
      screen.queryByRole('menuitem', { name: 'Down by tier' }),
    ).not.toBeInTheDocument();
  });
});
