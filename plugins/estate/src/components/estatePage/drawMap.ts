// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { VerdictStatus } from '@cabildo/plugin-estate-common';
import { TILE, type MapLayout } from '../../lib/estateView/layoutMap';

/** Colours of the theme, as the style sheet has them. */
export interface MapColours {
  text: string;
  background: string;
  status: Record<VerdictStatus, string>;
}

export function readColours(element: Element): MapColours {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    text: token('--bui-fg-primary'),
    background: token('--bui-bg-neutral-1'),
    status: {
      healthy: token('--bui-fg-positive'),
      degraded: token('--bui-fg-warning'),
      down: token('--bui-fg-negative'),
      idle: token('--bui-fg-secondary'),
      unknown: token('--bui-fg-secondary'),
    },
  };
}

/** Draws tiles that differ in shape as well as in colour: only what is well is a plain square. */
export function drawMap(
  context: CanvasRenderingContext2D,
  layout: MapLayout,
  options: {
    colours: MapColours;
    font: string;
    headingOf(value: string | undefined): string;
    selected: number | undefined;
  },
): void {
  const { colours } = options;
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
  context.font = options.font;
  context.textBaseline = 'top';
  context.fillStyle = colours.text;
  for (const { group, y } of layout.headings) {
    context.fillText(
      `${options.headingOf(group.value)} · ${group.positions.length}`,
      0,
      y + 3,
    );
  }
  layout.tiles.forEach(({ row, x, y }, position) => {
    const { status, atMaximum } = row.verdict;
    context.save();
    context.translate(x, y);
    drawTile(context, status, colours);
    if (atMaximum) {
      // A bar at the top: no room above.
      context.fillStyle = colours.text;
      context.fillRect(0, 0, TILE, 3);
    }
    if (position === options.selected) {
      context.strokeStyle = colours.text;
      context.lineWidth = 2;
      context.strokeRect(-1, -1, TILE + 2, TILE + 2);
    }
    context.restore();
  });
}

function drawTile(
  context: CanvasRenderingContext2D,
  status: VerdictStatus,
  colours: MapColours,
): void {
  const colour = colours.status[status];
  context.fillStyle = colour;
  context.strokeStyle = colour;
  context.lineWidth = 1.5;
  switch (status) {
    case 'healthy':
      context.fillRect(0, 0, TILE, TILE);
      break;
    case 'degraded':
      polygon(context, [0, 0], [TILE, 0], [TILE / 2, TILE]);
      break;
    case 'down':
      polygon(
        context,
        [TILE / 2, 0],
        [TILE, TILE / 2],
        [TILE / 2, TILE],
        [0, TILE / 2],
      );
      context.strokeStyle = colours.background;
      cross(context);
      break;
    case 'idle':
      context.setLineDash([3, 2]);
      context.strokeRect(1, 1, TILE - 2, TILE - 2);
      break;
    case 'unknown':
    default:
      context.strokeRect(1, 1, TILE - 2, TILE - 2);
      context.font = `bold ${TILE - 4}px sans-serif`;
      context.textAlign = 'center';
      context.fillText('?', TILE / 2, 3);
  }
}

function polygon(
  context: CanvasRenderingContext2D,
  ...points: [number, number][]
): void {
  context.beginPath();
  points.forEach(([x, y]) => context.lineTo(x, y));
  context.fill();
}

function cross(context: CanvasRenderingContext2D): void {
  const [from, to] = [TILE * 0.35, TILE * 0.65];
  context.beginPath();
  context.moveTo(from, from);
  context.lineTo(to, to);
  context.moveTo(to, from);
  context.lineTo(from, to);
  context.stroke();
}
