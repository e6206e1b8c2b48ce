// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Reason } from '@cabildo/plugin-estate-common';
import { useFormat } from '../../hooks/useFormat';
import { estateTranslationRef } from '../../translation';

/** Params that are moments: shown as such, and as an age under `<name>Age`. */
const MOMENTS = new Set(['since', 'observedAt', 'attemptedAt', 'expiresAt']);

export interface ReasonTextProps {
  reason: Reason;
}

/** A reason as a sentence, with the source's own words behind it. */
export function ReasonText(props: ReasonTextProps) {
  const { reason } = props;
  const { t } = useTranslationRef(estateTranslationRef);
  const format = useFormat();

  const params: Record<string, string> = {};
  for (const [name, value] of Object.entries(reason.params ?? {})) {
    if (MOMENTS.has(name)) {
      params[name] = format.moment(String(value));
      params[`${name}Age`] = format.age(String(value));
    } else {
      params[name] = String(value);
    }
  }
  // Which values a sentence names depends on the code, which only the data
  // knows: the types of the messages cannot follow it.
  const say = t as (key: string, values: Record<string, string>) => string;
  const key =
    reason.code === 'at-maximum' && params.since
      ? 'reasonSince.at-maximum'
      : `reason.${reason.code}`;
  const sentence = say(key, params);
  return <>{reason.detail ? `${sentence}: ${reason.detail}` : sentence}</>;
}
