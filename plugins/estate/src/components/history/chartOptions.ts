// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Happening } from '@cabildo/plugin-estate-common';
import type uPlot from 'uplot';
import { alone, type Line } from '../../lib/history/lineOf';

/** A line of a chart. */
export interface ChartLine {
  values: Line;
  colour: ChartColour;
  /** Holds its value until the next point, as a setting does. */
  isStepped?: boolean;
  isDashed?: boolean;
}

export type ChartColour = 'strong' | 'accent' | 'warning';

/** What a chart shows over time. */
export interface ChartContent {
  /** Start of each point, in seconds since 1970. */
  times: number[];
  lines: ChartLine[];
  /** Between two limits: null where there are none. */
  band?: { low: Line; high: Line };
  happenings: Pick<Happening, 'kind' | 'at'>[];
  /** Counts have no halves. */
  isCount?: boolean;
}

interface Colours extends Record<ChartColour, string> {
  text: string;
  grid: string;
  band: string;
  limit: string;
}

const DAY_STEPS = [1, 2, 5, 10].map(days => days * 86_400);

const COUNT_STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000];

/** Height of a chart in pixels. */
export const CHART_HEIGHT = 220;

export function readColours(element: Element): Colours {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    text: token('--bui-fg-secondary'),
    grid: token('--bui-border-1'),
    band: token('--bui-bg-neutral-2'),
    limit: token('--bui-border-2'),
    strong: token('--bui-fg-primary'),
    accent: token('--bui-fg-announcement'),
    warning: token('--bui-fg-warning'),
  };
}

export function dataOf({
  times,
  band,
  lines,
}: ChartContent): uPlot.AlignedData {
  return [
    times,
    ...(band ? [band.high, band.low] : []),
    ...lines.map(line => line.values),
  ];
}

export function optionsOf(
  content: ChartContent,
  options: {
    width: number;
    colours: Colours;
    font: string;
    paths: uPlot.Series.PathBuilder;
    /** The axis of time is divided by hours, not by days. */
    isOfOneDay: boolean;
    /** A time of the axis, in seconds since 1970. */
    wordsOf(time: number): string;
  },
): uPlot.Options {
  const { width, colours, font, paths } = options;
  const { band, lines, happenings } = content;
  const axis: uPlot.Axis = {
    stroke: colours.text,
    grid: { stroke: colours.grid, width: 1 },
    ticks: { stroke: colours.grid, width: 1 },
    font,
  };
  const limit: uPlot.Series = {
    stroke: colours.limit,
    width: 1,
    paths,
    points: { show: false },
  };
  return {
    width,
    height: CHART_HEIGHT,
    legend: { show: false },
    cursor: { show: false },
    scales: {
      y: { range: (_chart, _low, high) => [0, Math.max(high, 1) * 1.15] },
    },
    axes: [
      {
        ...axis,
        grid: { show: false },
        ...(options.isOfOneDay ? {} : { incrs: DAY_STEPS }),
        values: (_chart, times) => times.map(options.wordsOf),
      },
      { ...axis, size: 40, ...(content.isCount ? { incrs: COUNT_STEPS } : {}) },
    ],
    series: [
      {},
      ...(band ? [limit, limit] : []),
      ...lines.map(
        (line): uPlot.Series => ({
          stroke: colours[line.colour],
          width: 2,
          dash: line.isDashed ? [6, 4] : undefined,
          paths: line.isStepped ? paths : undefined,
          points: {
            size: 4,
            fill: colours[line.colour],
            show: true,
            filter: (_chart, _series, show) =>
              show ? alone(line.values) : null,
          },
        }),
      ),
    ],
    bands: band ? [{ series: [1, 2], fill: colours.band }] : [],
    hooks: {
      draw: [chart => drawHappenings(chart, happenings, colours)],
    },
  };
}

// Scaling is a triangle and a deployment a diamond, at the top, where no line comes.
function drawHappenings(
  chart: uPlot,
  happenings: ChartContent['happenings'],
  colours: Colours,
): void {
  const { ctx: context, bbox } = chart;
  const size = 6 * window.devicePixelRatio;
  const bottom = bbox.top + 2 * size;
  for (const { kind, at } of happenings) {
    const x = chart.valToPos(Date.parse(at) / 1_000, 'x', true);
    const y = bbox.top + size;
    context.save();
    context.fillStyle = kind === 'scaling' ? colours.accent : colours.strong;
    context.beginPath();
    context.moveTo(x, y - size);
    context.lineTo(x + size, kind === 'scaling' ? bottom : y);
    if (kind === 'deployment') {
      context.lineTo(x, bottom);
    }
    context.lineTo(x - size, kind === 'scaling' ? bottom : y);
    context.fill();
    context.restore();
  }
}
