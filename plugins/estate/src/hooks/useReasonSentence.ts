// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { reasonMessageOf, type Reason } from '@cabildo/plugin-estate-common';
import { estateTranslationRef } from '../translation';
import { useAlarmTitle } from './useAlarmTitle';
import { useFormat } from './useFormat';

/** Says a reason in the reader's words, as of now. */
export function useReasonSentence(): (reason: Reason) => string {
  const { t } = useTranslationRef(estateTranslationRef);
  const { moment, age, percent } = useFormat();
  const alarmTitle = useAlarmTitle();
  // Which values a sentence names depends on the code, which only the data
  // knows: the types of the messages cannot follow it.
  const say = t as (key: string, values: Record<string, string>) => string;

  return reason => {
    const { group, params } = reasonMessageOf(reason, {
      moment,
      age,
      share: percent,
      alarmTitle,
    });
    return say(`${group}.${reason.code}`, params);
  };
}
