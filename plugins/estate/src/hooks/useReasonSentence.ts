// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Reason } from '@cabildo/plugin-estate-common';
import { estateTranslationRef } from '../translation';
import { useAlarmTitle } from './useAlarmTitle';
import { useFormat } from './useFormat';

/** Params that are moments: shown as such, and as an age under `<name>Age`. */
const MOMENTS = new Set(['since', 'observedAt', 'attemptedAt', 'expiresAt']);

/** Params that are shares, 0–1. */
const SHARES = new Set(['ratio']);

/** Says a reason in the reader's words, as of now. */
export function useReasonSentence(): (reason: Reason) => string {
  const { t } = useTranslationRef(estateTranslationRef);
  const format = useFormat();
  const alarmTitle = useAlarmTitle();
  // Which values a sentence names depends on the code, which only the data
  // knows: the types of the messages cannot follow it.
  const say = t as (key: string, values: Record<string, string>) => string;

  return reason => {
    const params: Record<string, string> = {};
    for (const [name, value] of Object.entries(reason.params ?? {})) {
      if (MOMENTS.has(name)) {
        params[name] = format.moment(String(value));
        params[`${name}Age`] = format.age(String(value));
      } else if (SHARES.has(name)) {
        params[name] = format.percent(Number(value));
      } else {
        params[name] = String(value);
      }
    }
    if (reason.code === 'alarm' && params.name) {
      params.name = alarmTitle(params.name);
    }
    const group =
      reason.code === 'at-maximum' && params.since ? 'reasonSince' : 'reason';
    return say(`${group}.${reason.code}`, params);
  };
}
