// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Reason } from '../verdict';
import { sleeps, type Situation } from './situation';
import { isAtMaximum } from './rangeRules';

/**
 * Alarms that are raised, the ones about capacity as far as the range does
 * not say the same already.
 */
export function alarmRule(situation: Situation): Reason[] {
  const { alarms, range } = situation.facts;
  if (!alarms || sleeps(situation)) {
    return [];
  }
  // A workload of fixed size stands at its maximum all the time, by intention.
  const fixedSize =
    range?.value !== undefined && range.value.min === range.value.max;
  const spoken = fixedSize || isAtMaximum(situation.facts);
  return alarms.value
    .filter(alarm => alarm.state === 'ALARM')
    .filter(alarm => !(alarm.about === 'capacity' && spoken))
    .map(alarm => ({
      code: 'alarm',
      status: 'degraded',
      params: { name: alarm.name, since: alarm.since },
      detail: alarm.reason,
    }));
}
