// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  trendValues,
  TREND_STEP_MINUTES,
  type RequestTrend,
} from '@cabildo/plugin-estate-common';
import { useCallback } from 'react';
import { useFormat } from './useFormat';
import { useSentences } from './useSentences';

/** Says how requests moved: what they are now, and between what they were. */
export function useTrendSentence(): (
  trend: RequestTrend,
  now: number,
) => string {
  const say = useSentences();
  const format = useFormat();
  return useCallback(
    (trend, now) => {
      const values = trendValues(trend);
      return say('trend.sentence', {
        now: format.number(now),
        low: format.number(Math.min(...values)),
        high: format.number(trend.high),
        minutes: String(values.length * TREND_STEP_MINUTES),
      });
    },
    [say, format],
  );
}
