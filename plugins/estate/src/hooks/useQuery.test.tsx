// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { act, renderHook } from '@testing-library/react';
import type { PropsWithChildren } from 'react';
import { MemoryRouter, useLocation, useNavigate } from 'react-router-dom';
import { useQuery, type QueryChange } from './useQuery';

const put =
  (name: string, value: string): QueryChange =>
  query => {
    const next = new URLSearchParams(query);
    next.set(name, value);
    return next;
  };

function render() {
  const wrapper = (props: PropsWithChildren) => (
    <MemoryRouter initialEntries={['/estate?group=tier']}>
      {props.children}
    </MemoryRouter>
  );
  const { result } = renderHook(
    () => {
      const [query, change] = useQuery();
      return {
        query: query.toString(),
        change,
        address: useLocation().search,
        navigate: useNavigate(),
      };
    },
    { wrapper },
  );
  return result;
}

describe('useQuery', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('should show a change at once, and put it into the address when no other comes', () => {
    const result = render();
    const { change } = result.current;
    act(() => change(put('q', 'c')));
    act(() => jest.advanceTimersByTime(150));
    act(() => change(put('q', 'ci')));
    act(() => jest.advanceTimersByTime(150));
    expect(result.current).toMatchObject({
      query: 'group=tier&q=ci',
      address: '?group=tier',
    });
    act(() => jest.advanceTimersByTime(50));
    expect(result.current).toMatchObject({
      query: 'group=tier&q=ci',
      address: '?group=tier&q=ci',
    });
    expect(result.current.change).toBe(change);
  });

  it('should lose none of two changes that come together', () => {
    const result = render();
    act(() => {
      result.current.change(put('q', 'ci'));
      result.current.change(put('status', 'down'));
    });
    expect(result.current.query).toBe('group=tier&q=ci&status=down');
  });

  it('should follow an address that somebody else changes', () => {
    const result = render();
    act(() => result.current.change(put('q', 'ci')));
    act(() => result.current.navigate('/estate?view=map'));
    expect(result.current.query).toBe('view=map');
    act(() => jest.advanceTimersByTime(500));
    expect(result.current).toMatchObject({
      query: 'view=map',
      address: '?view=map',
    });
  });

  it('should keep what is asked in the moment in which the address follows', () => {
    const result = render();
    act(() => result.current.change(put('q', 'ci')));
    act(() => {
      // The address is written, and not shown yet.
      jest.advanceTimersByTime(200);
      result.current.change(put('q', 'cit'));
    });
    expect(result.current.query).toBe('group=tier&q=cit');
    act(() => jest.advanceTimersByTime(500));
    expect(result.current).toMatchObject({
      query: 'group=tier&q=cit',
      address: '?group=tier&q=cit',
    });
  });

  it('should ask nothing again when somebody goes back to where it was asked', () => {
    const result = render();
    act(() => result.current.change(put('q', 'ci')));
    act(() => jest.advanceTimersByTime(500));
    act(() => result.current.navigate('/estate?group=tier'));
    act(() => jest.advanceTimersByTime(500));
    expect(result.current).toMatchObject({
      query: 'group=tier',
      address: '?group=tier',
    });
  });
});
