// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { act, render, screen } from '@testing-library/react';
import { useTicking } from './useTicking';

function Age(props: { since: number }) {
  return <p>{useTicking(() => `${(Date.now() - props.since) / 1000} s`)}</p>;
}

describe('useTicking', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: 10_000 });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('lets ages grow although nothing else on the page changes', () => {
    render(
      <>
        <Age since={10_000} />
        <Age since={5_000} />
      </>,
    );
    expect(screen.getByText('0 s')).toBeInTheDocument();
    act(() => jest.advanceTimersByTime(3_000));
    expect(screen.getByText('3 s')).toBeInTheDocument();
    expect(screen.getByText('8 s')).toBeInTheDocument();
  });

  it('keeps no timer on a page that shows no age any more', () => {
    const first = render(<Age since={10_000} />);
    const second = render(<Age since={10_000} />);
    first.unmount();
    expect(jest.getTimerCount()).toBe(1);
    second.unmount();
    expect(jest.getTimerCount()).toBe(0);
  });
});
