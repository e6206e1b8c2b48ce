// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useEffect, useRef } from 'react';
import Plot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { useFormat } from '../../hooks/useFormat';
import { useThemeMode } from '../../hooks/useThemeMode';
import { useWidth } from '../../hooks/useWidth';
import {
  CHART_HEIGHT,
  dataOf,
  optionsOf,
  readColours,
  type ChartContent,
} from './chartOptions';
import styles from './HistoryChart.module.css';

export interface HistoryChartProps {
  /** The chart in a sentence, for who does not see it. */
  label: string;
  content: ChartContent;
  /** Names times by the hour of the day, not by the day. */
  isOfOneDay: boolean;
}

/** A chart over time, in a chunk of its own. It does not move. */
export default function HistoryChart(props: HistoryChartProps) {
  const { label, content, isOfOneDay } = props;
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const theme = useThemeMode();
  const format = useFormat();

  useEffect(() => {
    const element = frame.current!;
    if (width === 0) {
      return undefined;
    }
    const { fontFamily } = getComputedStyle(element);
    const chart = new Plot(
      optionsOf(content, {
        width,
        colours: readColours(element),
        font: `12px ${fontFamily}`,
        paths: Plot.paths.stepped!({ align: 1 }),
        isOfOneDay,
        wordsOf: time => {
          const at = new Date(time * 1_000);
          return isOfOneDay ? format.clock(at) : format.day(at);
        },
      }),
      dataOf(content),
      element,
    );
    return () => chart.destroy();
  }, [content, width, theme, format, isOfOneDay]);

  return (
    <div
      ref={frame}
      role="img"
      aria-label={label}
      className={styles.frame}
      style={{ minHeight: CHART_HEIGHT }}
    />
  );
}
