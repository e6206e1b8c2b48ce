// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { summarize, type VerdictStatus } from '@cabildo/plugin-estate-common';
import { act, renderHook } from '@testing-library/react';
import { row } from '../../testUtils/row';
import { useHeldRows } from './useHeldRows';

const workload = (service: string, status: VerdictStatus = 'healthy') =>
  summarize(row({ workload: { service }, verdict: { status } }));

describe('useHeldRows', () => {
  const render = () => {
    const first = [workload('a'), workload('b'), workload('c')];
    const hook = renderHook(
      ({ rows, question }) => useHeldRows(rows, question),
      { initialProps: { rows: first, question: '' } },
    );
    const services = () =>
      hook.result.current.rows.map(each => each.workload.service);
    return { ...hook, services };
  };
  const cFell = [workload('c', 'down'), workload('a'), workload('b')];

  it('should leave a row where it was, mark what it was, and move it when asked', () => {
    const { result, rerender, services } = render();
    rerender({ rows: cFell, question: '' });
    expect(services()).toEqual(['a', 'b', 'c']);
    expect(result.current.moved).toBe(1);
    expect(result.current.statusBefore(cFell[0])).toBe('healthy');
    expect(result.current.statusBefore(cFell[1])).toBeUndefined();

    act(() => result.current.sortNow());
    expect(services()).toEqual(['c', 'a', 'b']);
    expect(result.current.moved).toBe(0);
    expect(result.current.statusBefore(cFell[0])).toBeUndefined();
  });

  it('should put new rows last, and drop those that are gone', () => {
    const { rerender, services } = render();
    rerender({
      rows: [workload('new'), workload('c'), workload('a')],
      question: '',
    });
    expect(services()).toEqual(['a', 'c', 'new']);
  });

  it('should sort at once when the reader asks something else', () => {
    const { rerender, services } = render();
    rerender({ rows: cFell, question: 'down only' });
    expect(services()).toEqual(['c', 'a', 'b']);
  });
});
