// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { row } from '../testUtils/row';
import { matches, readFilter, sortRows, writeFilter } from './rows';

const withRequests = (service: string, requestsPerSecond?: number) =>
  row({
    workload: { service },
    facts: {
      metrics: {
        value: { requestsPerSecond },
        observedAt: '2026-10-01T00:00:00Z',
      },
    },
  });

describe('rows', () => {
  it('should carry a filter through the address and back', () => {
    const filter = {
      search: 'citas & más',
      department: 'health',
      status: 'down' as const,
      environment: 'prod',
    };
    expect(readFilter(writeFilter(filter))).toEqual(filter);
  });

  it('should ignore a status that does not exist', () => {
    expect(
      readFilter(new URLSearchParams('status=great')).status,
    ).toBeUndefined();
  });

  it('should find a workload by account, team or part of its name', () => {
    const citas = row({});
    for (const search of ['CIT', 'appointments', '12000000', ' citas ']) {
      expect(matches(citas, { search })).toBe(true);
    }
    expect(matches(citas, { search: 'permits' })).toBe(false);
  });

  it('should put what is not known last in both directions', () => {
    const rows = [
      withRequests('unknown'),
      withRequests('busy', 40),
      withRequests('calm', 2),
    ];
    const names = (direction: 'ascending' | 'descending') =>
      sortRows(rows, 'requests', direction).map(r => r.workload.service);
    expect(names('ascending')).toEqual(['calm', 'busy', 'unknown']);
    expect(names('descending')).toEqual(['busy', 'calm', 'unknown']);
  });
});
