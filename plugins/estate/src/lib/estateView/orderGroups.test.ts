// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { VerdictStatus } from '@cabildo/plugin-estate-common';
import type { RowGroup } from './groupRows';
import { orderByNeed, orderByValue } from './orderGroups';

const statuses: VerdictStatus[] = [];

beforeEach(() => {
  statuses.length = 0;
});

/** A group of rows that have these statuses. */
function group(value: string | undefined, ...of: VerdictStatus[]): RowGroup {
  const positions = of.map(status => statuses.push(status) - 1);
  return { value, positions } as RowGroup;
}

const byNeed = (groups: RowGroup[]) =>
  orderByNeed(groups, position => statuses[position]).map(each => each.value);

describe('orderByNeed', () => {
  it('should put the department first that has most down, then most degraded', () => {
    expect(
      byNeed([
        group('culture', 'healthy', 'healthy', 'healthy'),
        group('health', 'degraded', 'degraded', 'degraded', 'unknown'),
        group('interior', 'down', 'healthy'),
        group('justice', 'down', 'degraded'),
        group('transport', 'down', 'down'),
      ]),
    ).toEqual(['transport', 'justice', 'interior', 'health', 'culture']);
  });

  it('should put statuses as grave as they are', () => {
    expect(
      byNeed([
        group('healthy', 'healthy', 'healthy'),
        group('idle', 'idle'),
        group('unknown', 'unknown'),
        group('down', 'down'),
      ]),
    ).toEqual(['down', 'unknown', 'idle', 'healthy']);
  });

  it('should put groups that need as much by name', () => {
    expect(
      byNeed([
        group(undefined, 'healthy'),
        group('interior', 'healthy'),
        group('health', 'healthy'),
      ]),
    ).toEqual(['health', 'interior', undefined]);
  });
});

describe('orderByValue', () => {
  it('should leave a place where it is, whatever falls in it', () => {
    expect(
      orderByValue(
        [
          group(undefined, 'down'),
          group('interior', 'down'),
          group('health', 'healthy'),
        ],
        'department',
      ).map(each => each.value),
    ).toEqual(['health', 'interior', undefined]);
  });

  it('should put statuses from the worst to the best, however many have them', () => {
    expect(
      orderByValue(
        [
          group('degraded', 'degraded', 'degraded'),
          group('healthy', 'healthy', 'healthy', 'healthy'),
          group('down', 'down'),
        ],
        'status',
      ).map(each => each.value),
    ).toEqual(['down', 'degraded', 'healthy']);
  });
});
