// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { summarize } from '@cabildo/plugin-estate-common';
import { row } from '../../testUtils/row';
import { groupRows } from './groupRows';
import { GAP, layoutMap, neighbour, TILE, tileAt } from './layoutMap';

const workload = (service: string, department: string) =>
  summarize(row({ workload: { service, name: service, department } }));
const rows = [
  workload('a', 'health'),
  workload('b', 'health'),
  workload('c', 'health'),
  workload('d', 'interior'),
];
// Two tiles a line.
const layout = layoutMap(
  rows,
  groupRows(rows, [0, 1, 2, 3], 'department'),
  2 * TILE + GAP,
);
const at = (position: number | undefined) =>
  position === undefined ? undefined : layout.tiles[position].row.workload.name;

describe('layoutMap', () => {
  it('should place every workload once, under the name of its group', () => {
    expect(layout.tiles.map(tile => tile.row.workload.name)).toEqual([
      'a',
      'b',
      'c',
      'd',
    ]);
    expect(layout.headings.map(({ group }) => group.value)).toEqual([
      'health',
      'interior',
    ]);
    const [a, b, c, d] = layout.tiles;
    expect([a.x, b.x, c.x, d.x]).toEqual([0, TILE + GAP, 0, 0]);
    expect(c.y).toBe(a.y + TILE + GAP);
    expect(layout.headings[1].y).toBeGreaterThan(c.y + TILE);
    expect(layout.height).toBeGreaterThan(d.y + TILE);
  });

  it('should find the tile under a point, and none between tiles', () => {
    const [, b] = layout.tiles;
    expect(at(tileAt(layout, b.x + 1, b.y + 1))).toBe('b');
    expect(tileAt(layout, b.x - 1, b.y + 1)).toBeUndefined();
  });

  it('should lead from tile to tile by the arrows, and never off the map', () => {
    expect(at(neighbour(layout, undefined, 'ArrowRight'))).toBe('a');
    expect(at(neighbour(layout, 0, 'ArrowRight'))).toBe('b');
    expect(at(neighbour(layout, 0, 'ArrowDown'))).toBe('c');
    expect(at(neighbour(layout, 2, 'ArrowDown'))).toBe('d');
    expect(at(neighbour(layout, 3, 'ArrowUp'))).toBe('c');
    expect(at(neighbour(layout, 0, 'ArrowUp'))).toBe('a');
    expect(at(neighbour(layout, 3, 'ArrowRight'))).toBe('d');
    expect(at(neighbour(layout, 0, 'End'))).toBe('d');
    expect(neighbour(layout, 0, 'x')).toBeUndefined();
  });
});
