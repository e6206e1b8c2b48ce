// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { RootConfigService } from '@backstage/backend-plugin-api';
import { readDurationFromConfig, type Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds, type HumanDuration } from '@backstage/types';

/** How the estate is kept, as configured below `estate`. */
export interface EstateConfig {
  staleAfterSeconds: number;
  sweep: {
    /** How often a scope is swept while its events are not heard. */
    everySeconds: number;
    /** How long who begins to sweep waits before the first time. */
    initialDelaySeconds: number;
    /** How often a scope is swept while its events are heard. */
    everySecondsWhileHearing: number;
    /** How often is read what changes seldom. */
    everySecondsOfSeldom: number;
    /** Scopes that are read at the same time. */
    concurrency: number;
    /** How long the reading of one scope may take. */
    scopeTimeoutSeconds: number;
    /** Scopes begin spread over at most this time. */
    jitterMilliseconds: number;
  };
  /** For how many minutes what is known of each minute, hour and day is kept. */
  history: {
    minutes: number;
    hours: number;
    days: number;
  };
}

/**
 * Reads `estate`.
 *
 * @throws InputError when a value cannot be used
 */
export function readEstateConfig(config: RootConfigService): EstateConfig {
  const sweep = config.getOptionalConfig('estate.sweep');
  const concurrency = sweep?.getOptionalNumber('concurrency') ?? 6;
  if (!Number.isInteger(concurrency) || concurrency < 1) {
    throw new InputError(
      `estate.sweep.concurrency is ${concurrency}: give a whole number of at least 1`,
    );
  }
  return {
    staleAfterSeconds:
      milliseconds(config.getOptionalConfig('estate'), 'staleAfter', {
        minutes: 5,
      }) / 1000,
    sweep: {
      everySeconds: milliseconds(sweep, 'frequency', { minutes: 1 }) / 1000,
      initialDelaySeconds:
        milliseconds(sweep, 'initialDelay', { seconds: 0 }) / 1000,
      everySecondsWhileHearing:
        milliseconds(sweep, 'frequencyWhileHearing', { minutes: 15 }) / 1000,
      everySecondsOfSeldom:
        milliseconds(sweep, 'frequencyOfSeldom', { hours: 1 }) / 1000,
      concurrency,
      scopeTimeoutSeconds:
        milliseconds(sweep, 'scopeTimeout', { seconds: 50 }) / 1000,
      jitterMilliseconds: milliseconds(sweep, 'jitter', { seconds: 2 }),
    },
    history: readHistory(config.getOptionalConfig('estate.history')),
  };
}

// Pages show a day of minutes and 30 days of hours.
function readHistory(config: Config | undefined): EstateConfig['history'] {
  return {
    minutes: keptMinutes(config, 'minutes', { fallback: 2, least: 1 }),
    hours: keptMinutes(config, 'hours', { fallback: 60, least: 30 }),
    days: keptMinutes(config, 'days', { fallback: 3 * 365, least: 30 }),
  };
}

function keptMinutes(
  config: Config | undefined,
  key: string,
  days: { fallback: number; least: number },
): number {
  const kept = milliseconds(config, key, { days: days.fallback }) / 60_000;
  if (kept < days.least * 1_440) {
    throw new InputError(
      `estate.history.${key} is shorter than what pages show: give at least ${
        days.least * 24
      } hours`,
    );
  }
  return kept;
}

function milliseconds(
  config: Config | undefined,
  key: string,
  fallback: HumanDuration,
): number {
  return durationToMilliseconds(
    config?.has(key) ? readDurationFromConfig(config, { key }) : fallback,
  );
}
