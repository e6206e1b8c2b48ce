// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import { usePermission } from '@backstage/plugin-permission-react';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  provisioningApiRef,
  type ProvisioningApi,
} from '../api/ProvisioningApi';
import { ApprovalDecision } from './ApprovalDecision';

const approval = {
  environmentId: 'health-dev',
  pipelineName: 'cabildo-citas',
  stageName: 'Approve',
  actionName: 'Approve',
  token: '1a2b',
};

// It keeps answers from one test to the next.
jest.mock('@backstage/plugin-permission-react', () => ({
  ...jest.requireActual('@backstage/plugin-permission-react'),
  usePermission: jest.fn(),
}));

async function show(
  allowed: boolean,
  decideApproval: ProvisioningApi['decideApproval'],
) {
  jest.mocked(usePermission).mockReturnValue({ loading: false, allowed });
  await renderInTestApp(
    <TestApiProvider
      apis={[[provisioningApiRef, { decideApproval } as ProvisioningApi]]}
    >
      <ApprovalDecision approval={approval} />
    </TestApiProvider>,
  );
}

async function open(decideApproval: ProvisioningApi['decideApproval']) {
  await show(true, decideApproval);
  await userEvent.click(screen.getByRole('button', { name: 'Review' }));
}

describe('ApprovalDecision', () => {
  it('should offer nothing to whoever may not decide', async () => {
    await show(false, jest.fn());
    expect(
      screen.getByText('Waits for a decision of the product team'),
    ).toBeInTheDocument();
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });

  it('should send the decision with its comment and say what follows', async () => {
    const decideApproval = jest.fn().mockResolvedValue(undefined);
    await open(decideApproval);
    await userEvent.type(
      screen.getByRole('textbox', { name: 'Comment' }),
      'Tried in dev',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Approve' }));

    expect(
      await screen.findByText('Approved; the pipeline goes on.'),
    ).toBeInTheDocument();
    expect(decideApproval).toHaveBeenCalledWith({
      ...approval,
      decision: 'approved',
      comment: 'Tried in dev',
    });
  });

  it('should keep the comment and show why a decision was refused', async () => {
    await open(
      jest
        .fn()
        .mockRejectedValue(new Error('This approval was answered already')),
    );
    await userEvent.type(
      screen.getByRole('textbox', { name: 'Comment' }),
      'No',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Reject' }));

    expect(
      await screen.findByText('This approval was answered already'),
    ).toBeInTheDocument();
    expect(screen.getByRole('textbox', { name: 'Comment' })).toHaveValue('No');
  });

  it('should change nothing when the reader leaves the dialog', async () => {
    const decideApproval = jest.fn();
    await open(decideApproval);
    await userEvent.click(screen.getByRole('button', { name: 'Not now' }));
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(decideApproval).not.toHaveBeenCalled();
  });
});
