// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { ServiceUnavailableError } from '@backstage/errors';
import { TestApiProvider } from '@backstage/frontend-test-utils';
import { estateApiRef } from '@cabildo/plugin-estate-react';
import { act, render, screen } from '@testing-library/react';
import { row, snapshot } from '../testUtils/row';
import { useEstate, useServiceWorkloads } from './useEstate';

const citas = row({});
const api = {
  workloads: jest.fn(async () => [citas]),
  follow: jest.fn(),
};

function Service() {
  const polled = useServiceWorkloads('citas');
  return (
    <p>
      {polled.status === 'loaded'
        ? `${polled.value[0].verdict.status}, ${polled.error?.message}`
        : polled.status}
    </p>
  );
}

function Whole() {
  const polled = useEstate();
  return (
    <p>
      {polled.status === 'loaded'
        ? `${polled.value.rows[0].verdict.status}, ${polled.value.totals.byStatus.healthy} well`
        : polled.status}
    </p>
  );
}

describe('a page while the portal does not answer', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  const show = (element: JSX.Element) =>
    render(
      <TestApiProvider apis={[[estateApiRef, api]]}>{element}</TestApiProvider>,
    );
  const pass = (seconds: number) =>
    act(() => jest.advanceTimersByTimeAsync(seconds * 1_000));

  it('says how a service was for a minute, then that it is unknown, and how it is when it answers again', async () => {
    show(<Service />);
    await pass(0);
    expect(screen.getByText('healthy, undefined')).toBeInTheDocument();

    api.workloads.mockRejectedValue(new ServiceUnavailableError('Starting'));
    await pass(5);
    expect(screen.getByText('healthy, Starting')).toBeInTheDocument();
    await pass(59);
    expect(screen.getByText('healthy, Starting')).toBeInTheDocument();
    await pass(1);
    expect(screen.getByText('unknown, Starting')).toBeInTheDocument();

    api.workloads.mockResolvedValue([citas]);
    await pass(5);
    expect(screen.getByText('healthy, undefined')).toBeInTheDocument();
  });

  it('counts nothing of the whole estate as well after a minute', async () => {
    const estate = snapshot([citas]);
    let hinder = (_error: Error) => {};
    api.follow.mockImplementation(({ onSnapshot, onError }) => {
      onSnapshot(estate);
      hinder = onError;
    });
    show(<Whole />);
    await pass(0);
    act(() => hinder(new Error('lost')));
    await pass(30);
    // Trying again in vain does not make it younger.
    act(() => hinder(new Error('lost')));
    expect(screen.getByText('healthy, 1 well')).toBeInTheDocument();
    await pass(30);
    expect(screen.getByText('unknown, 0 well')).toBeInTheDocument();
  });
});
