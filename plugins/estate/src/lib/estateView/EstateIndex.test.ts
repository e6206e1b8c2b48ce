// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { summarize, type VerdictStatus } from '@cabildo/plugin-estate-common';
import { row } from '../../testUtils/row';
import { EstateIndex } from './EstateIndex';
import { groupRows } from './groupRows';

const workload = (
  service: string,
  change: {
    requests?: number;
    department?: string;
    status?: VerdictStatus;
    atMaximum?: boolean;
    owner?: string;
  } = {},
) =>
  summarize(
    row({
      workload: {
        service,
        name: service,
        department: change.department ?? 'health',
        owner: change.owner ?? 'health-appointments',
      },
      verdict: {
        status: change.status ?? 'healthy',
        atMaximum: change.atMaximum ?? false,
      },
      facts: {
        metrics: {
          value: { requestsPerSecond: change.requests },
          observedAt: '2026-10-01T00:00:00Z',
        },
      },
    }),
  );

const names = (index: EstateIndex, positions: number[]) =>
  positions.map(position => index.rows[position].workload.service);

describe('EstateIndex', () => {
  it('should put what is not known last in both directions, and keep the order of equals', () => {
    const index = new EstateIndex([
      workload('unknown'),
      workload('busy', { requests: 40 }),
      workload('calm', { requests: 2 }),
      workload('calm-too', { requests: 2 }),
    ]);
    const sorted = (direction: 'ascending' | 'descending') =>
      names(index, index.sort([0, 1, 2, 3], { column: 'requests', direction }));
    expect(sorted('ascending')).toEqual([
      'calm',
      'calm-too',
      'busy',
      'unknown',
    ]);
    expect(sorted('descending')).toEqual([
      'busy',
      'calm',
      'calm-too',
      'unknown',
    ]);
  });

  it('should sort trends by how much they grew, in any measure', () => {
    const moving = (service: string, ...requestsSeries: number[]) =>
      summarize(
        row({
          workload: { service, name: service },
          facts: {
            metrics: {
              value: { requestsPerSecond: 1, requestsSeries },
              observedAt: '2026-10-01T00:00:00Z',
            },
          },
        }),
      );
    const index = new EstateIndex([
      moving('steady', 900, 900, 900, 900),
      moving('ended', 5, 5, 0, 0),
      moving('began', 0, 0, 1, 1),
      moving('silent', 0, 0, 0, 0),
      workload('unmeasured'),
    ]);
    const sorted = index.sort([0, 1, 2, 3, 4], {
      column: 'trend',
      direction: 'descending',
    });
    expect(names(index, sorted)).toEqual([
      'began',
      'steady',
      'silent',
      'ended',
      'unmeasured',
    ]);
  });

  it('should sort names by name and statuses by severity', () => {
    const index = new EstateIndex([
      workload('b', { status: 'healthy' }),
      workload('c', { status: 'down' }),
      workload('a', { status: 'unknown' }),
    ]);
    const by = (column: 'service' | 'status') =>
      names(index, index.sort([0, 1, 2], { column, direction: 'ascending' }));
    expect(by('service')).toEqual(['a', 'b', 'c']);
    expect(by('status')).toEqual(['c', 'a', 'b']);
  });
});

describe('groupRows', () => {
  it('should count what the rows of a group amount to, and never measure what was not', () => {
    const rows = [
      workload('citas', { requests: 3, status: 'degraded', atMaximum: true }),
      workload('vacunas', { requests: 4 }),
      workload('permits', { department: 'interior' }),
    ];
    const groups = groupRows(rows, [0, 1, 2], 'department');
    expect(groups).toMatchObject([
      {
        value: 'health',
        positions: [0, 1],
        byStatus: { degraded: 1, healthy: 1 },
        atMaximum: 1,
        running: 4,
        requestsPerSecond: 7,
      },
      { value: 'interior', positions: [2] },
    ]);
    expect(groups[1].requestsPerSecond).toBeUndefined();
  });

  it('should let a group stand where its first row does', () => {
    const rows = [
      workload('a', { department: 'interior' }),
      workload('b', { department: 'health' }),
      workload('c', { department: 'interior' }),
    ];
    expect(
      groupRows(rows, [0, 1, 2], 'department').map(group => group.value),
    ).toEqual(['interior', 'health']);
  });
});
