// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { reasonMessageOf, type Reason } from '@cabildo/plugin-estate-common';
import { useCallback } from 'react';
import { useAlarmTitle } from './useAlarmTitle';
import { useFormat } from './useFormat';
import { useSentences } from './useSentences';

/** Says a reason in the reader's words, as of now. */
export function useReasonSentence(): (reason: Reason) => string {
  const say = useSentences();
  const { moment, age, percent } = useFormat();
  const alarmTitle = useAlarmTitle();
  return useCallback(
    reason => {
      const { group, params } = reasonMessageOf(reason, {
        moment,
        age,
        share: percent,
        alarmTitle,
      });
      return say(`${group}.${reason.code}`, params);
    },
    [say, moment, age, percent, alarmTitle],
  );
}
