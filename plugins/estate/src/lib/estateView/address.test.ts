// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { readColumns, readSort, writeColumns, writeSort } from './columns';
import { readFilter, writeFilter } from './EstateFilter';
import { readGrouping, writeGrouping } from './groupRows';

describe('the address of a look at the estate', () => {
  it('should carry filter, order, grouping and columns, and leave what else it holds', () => {
    const filter = {
      search: 'citas & más',
      department: 'health',
      system: 'appointments',
      environment: 'prod',
      status: 'down' as const,
      runtime: 'ecs' as const,
      tier: 'tier-1',
      atMaximum: true,
    };
    const sort = { column: 'requests', direction: 'descending' } as const;
    let params = new URLSearchParams('other=1');
    params = writeFilter(params, filter);
    params = writeSort(params, sort);
    params = writeGrouping(params, 'department');
    params = writeColumns(params, ['service', 'cpu', 'tasks']);

    const read = new URLSearchParams(params.toString());
    expect(readFilter(read)).toEqual(filter);
    expect(readSort(read)).toEqual(sort);
    expect(readGrouping(read)).toBe('department');
    expect(readColumns(read)).toEqual(['status', 'service', 'tasks', 'cpu']);
    expect(read.get('other')).toBe('1');
  });

  it('should be empty for who asked for nothing', () => {
    const params = new URLSearchParams(
      'q=x&sort=cpu.up&group=tier&status=down',
    );
    const cleared = writeColumns(
      writeGrouping(
        writeSort(writeFilter(params, { search: '' }), undefined),
        undefined,
      ),
      readColumns(new URLSearchParams()),
    );
    expect(cleared.toString()).toBe('');
  });

  it('should ignore what does not exist', () => {
    const params = new URLSearchParams(
      'status=great&runtime=mainframe&sort=luck.up&group=weather&columns=luck',
    );
    expect(readFilter(params)).toEqual({ search: '' });
    expect(readSort(params)).toBeUndefined();
    expect(readGrouping(params)).toBeUndefined();
    expect(readColumns(params)).toEqual(['status', 'service']);
  });
});
