// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  trendValues,
  TREND_STEP_MINUTES,
  type RequestTrend,
} from '@cabildo/plugin-estate-common';
import { useFormat } from '../../hooks/useFormat';
import { trendPath } from '../../lib/trendPath';
import { estateTranslationRef } from '../../translation';
import styles from './TrendLine.module.css';

const WIDTH = 48;
const HEIGHT = 18;

export interface TrendLineProps {
  trend: RequestTrend;
  /** Requests a second in the last minute. */
  now: number;
}

/** How requests moved lately: a line that begins at zero, and the same in words. */
export function TrendLine(props: TrendLineProps) {
  const { trend, now } = props;
  const { t } = useTranslationRef(estateTranslationRef);
  const format = useFormat();
  const values = trendValues(trend);
  const sentence = t('trend.sentence', {
    now: format.number(now),
    low: format.number(Math.min(...values)),
    high: format.number(trend.high),
    minutes: String(values.length * TREND_STEP_MINUTES),
  });
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
