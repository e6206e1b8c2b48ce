// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { WorkloadSummary } from '@cabildo/plugin-estate-common';
import type { RowGroup } from './groupRows';

/** Edge of a tile and the space between two, in CSS pixels. */
export const TILE = 16;
export const GAP = 3;
const HEADING = 22;
const BELOW_GROUP = 10;

/** One workload on the map. */
export interface MapTile {
  row: WorkloadSummary;
  x: number;
  y: number;
}

/** The name of a group on the map. */
export interface MapHeading {
  group: RowGroup;
  /** Where its text stands. */
  y: number;
}

export interface MapLayout {
  tiles: MapTile[];
  headings: MapHeading[];
  height: number;
}

/** Lays out one tile a workload, group under group, as many beside each other as fit. */
export function layoutMap(
  rows: readonly WorkloadSummary[],
  groups: readonly RowGroup[],
  width: number,
): MapLayout {
  const step = TILE + GAP;
  const perLine = Math.max(1, Math.floor((width + GAP) / step));
  const tiles: MapTile[] = [];
  const headings: MapHeading[] = [];
  let y = 0;
  for (const group of groups) {
    headings.push({ group, y });
    y += HEADING;
    for (const [number, position] of group.positions.entries()) {
      tiles.push({
        row: rows[position],
        x: (number % perLine) * step,
        y: y + Math.floor(number / perLine) * step,
      });
    }
    y += Math.ceil(group.positions.length / perLine) * step + BELOW_GROUP;
  }
  return { tiles, headings, height: y };
}

/** The tile under a point; undefined between tiles. */
export function tileAt(
  layout: MapLayout,
  x: number,
  y: number,
): number | undefined {
  const found = layout.tiles.findIndex(
    tile =>
      x >= tile.x && x < tile.x + TILE && y >= tile.y && y < tile.y + TILE,
  );
  return found < 0 ? undefined : found;
}

/** Where a key leads: along the tiles, or to the nearest one above or below; undefined for other keys. */
export function neighbour(
  layout: MapLayout,
  from: number | undefined,
  key: string,
): number | undefined {
  const last = layout.tiles.length - 1;
  if (from === undefined || !layout.tiles[from]) {
    return key.startsWith('Arrow') && last >= 0 ? 0 : undefined;
  }
  const { x, y } = layout.tiles[from];
  switch (key) {
    case 'ArrowRight':
      return Math.min(last, from + 1);
    case 'ArrowLeft':
      return Math.max(0, from - 1);
    case 'ArrowDown': {
      const below = layout.tiles.findIndex(tile => tile.y > y && tile.x >= x);
      return below < 0 ? last : below;
    }
    case 'ArrowUp': {
      const above = layout.tiles.findLastIndex(
        tile => tile.y < y && tile.x <= x,
      );
      return Math.max(0, above);
    }
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}
