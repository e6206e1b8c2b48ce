// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { trendValues, type RequestTrend } from '@cabildo/plugin-estate-common';
import { trendPath } from '../../lib/trendPath';
import styles from './TrendLine.module.css';

const WIDTH = 48;
const HEIGHT = 18;

export interface TrendLineProps {
  trend: RequestTrend;
  /** The same in words. */
  sentence: string;
}

/** How requests moved lately: a line that begins at zero. */
export function TrendLine(props: TrendLineProps) {
  const { trend, sentence } = props;
  const values = trendValues(trend);
  return (
    <span className={styles.root} title={sentence}>
      <svg
        className={styles.line}
        role="img"
        aria-label={sentence}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        width={WIDTH}
        height={HEIGHT}
      >
        <path
          d={trendPath(values, {
            width: WIDTH,
            height: HEIGHT,
            high: trend.high,
          })}
        />
      </svg>
    </span>
  );
}
