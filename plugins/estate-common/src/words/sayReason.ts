// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Reason } from '../verdict';
import { alarmKindOf } from './alarmKindOf';
import { reasonMessageOf } from './reasonMessageOf';
import { reasonMessages } from './reasonMessages';

const STEPS: [seconds: number, unit: string][] = [
  [86_400, 'day'],
  [3_600, 'hour'],
  [60, 'minute'],
  [1, 'second'],
];

const PERCENT = new Intl.NumberFormat('en', {
  style: 'percent',
  maximumFractionDigits: 1,
});

/**
 * Says a reason in English, for answers that no page translates.
 *
 * @param now - against which ages are measured
 * @public
 */
export function sayReason(reason: Reason, now: Date): string {
  const { group, params } = reasonMessageOf(reason, {
    moment: iso => iso,
    age: iso => ageOf(iso, now),
    share: value => PERCENT.format(value),
    alarmTitle: name => {
      const kind = alarmKindOf(name);
      return kind ? reasonMessages.alarm[kind] : name;
    },
  });
  const messages: Record<string, string> = {
    ...reasonMessages.reason,
    ...(group === 'reasonSince' && reasonMessages.reasonSince),
  };
  return messages[reason.code].replace(
    /{{(\w+)}}/g,
    (_gap, name: string) => params[name] ?? '',
  );
}

function ageOf(iso: string, now: Date): string {
  const seconds = Math.max(0, (now.getTime() - Date.parse(iso)) / 1_000);
  const [size, unit] =
    STEPS.find(([step]) => seconds >= step) ?? STEPS[STEPS.length - 1];
  return new Intl.NumberFormat('en', {
    style: 'unit',
    unit,
    unitDisplay: 'long',
  }).format(Math.floor(seconds / size));
}
