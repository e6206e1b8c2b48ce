// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { appLanguageApiRef, useApi } from '@backstage/frontend-plugin-api';

const SECOND = 1;
const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;

/** Numbers and times in the reader's language. */
export interface Format {
  /** A plain number with at most one decimal. */
  number(value: number): string;
  /** From the lowest to the highest, as in `2–4`; null is not known. */
  between(low: number | null, high: number | null): string;
  /** A share of 0–1 as percent. */
  percent(share: number): string;
  /** US dollars, without cents. */
  usd(value: number): string;
  /** Seconds as milliseconds or seconds. */
  seconds(value: number): string;
  /** How long ago, as in `4 min`. */
  age(iso: string): string;
  /** How long, as in `42 min`. */
  minutes(value: number): string;
  /** Date and time with the zone. */
  moment(iso: string): string;
  /** Time of the day. */
  clock(at: Date): string;
  /** Day with its year, of a date without a time. */
  date(iso: string): string;
  /** Day of the year. */
  day(at: Date): string;
}

// One for each language, not for each of the hundreds of cells that use it.
const formats = new Map<string, Format>();

export function useFormat(): Format {
  const { language } = useApi(appLanguageApiRef).getLanguage();
  const format = formats.get(language) ?? createFormat(language);
  formats.set(language, format);
  return format;
}

/** @param now - milliseconds since 1970 */
export function createFormat(language: string, now = () => Date.now()): Format {
  const plain = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(language, {
    style: 'percent',
    maximumFractionDigits: 1,
  });
  const usd = new Intl.NumberFormat(language, {
    style: 'currency',
    currency: 'USD',
    maximumFractionDigits: 0,
  });
  // Made once each: making one takes longer than a hundred uses.
  const units = new Map<string, Intl.NumberFormat>();
  const unit = (name: string) => {
    const made =
      units.get(name) ??
      new Intl.NumberFormat(language, {
        style: 'unit',
        unit: name,
        unitDisplay: 'short',
        maximumFractionDigits: name === 'second' ? 1 : 0,
      });
    units.set(name, made);
    return made;
  };
  const moment = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'long',
  });
  const clock = new Intl.DateTimeFormat(language, { timeStyle: 'short' });
  const day = new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'short',
  });
  const date = new Intl.DateTimeFormat(language, {
    dateStyle: 'long',
    timeZone: 'UTC',
  });
  const steps: [number, string][] = [
    [DAY, 'day'],
    [HOUR, 'hour'],
    [MINUTE, 'minute'],
    [SECOND, 'second'],
  ];

  return {
    number: value => plain.format(value),
    between: (...ends) =>
      [...new Set(ends)]
        .map(end => (end === null ? '–' : plain.format(end)))
        .join('–'),
    percent: share => percent.format(share),
    usd: value => usd.format(value),
    seconds: value =>
      value < 1
        ? unit('millisecond').format(value * 1_000)
        : unit('second').format(value),
    age: iso => {
      const seconds = Math.max(
        0,
        Math.round((now() - new Date(iso).getTime()) / 1_000),
      );
      const [size, name] = steps.find(([step]) => seconds >= step) ?? [
        SECOND,
        'second',
      ];
      return unit(name).format(Math.floor(seconds / size));
    },
    // Two hours are no longer counted by the minute.
    minutes: value =>
      value < 120
        ? unit('minute').format(value)
        : unit('hour').format(value / 60),
    moment: iso => moment.format(new Date(iso)),
    clock: at => clock.format(at),
    date: iso => date.format(new Date(iso)),
    day: at => day.format(at),
  };
}
