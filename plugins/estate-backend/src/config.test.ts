// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { mockServices } from '@backstage/backend-test-utils';
import { readEstateConfig } from './config';

const read = (estate?: object) =>
  readEstateConfig(
    mockServices.rootConfig({ data: estate ? ({ estate } as any) : {} }),
  );

describe('readEstateConfig', () => {
  it('should sweep each minute and let facts hold five unless told otherwise', () => {
    expect(read()).toEqual({
      staleAfterSeconds: 300,
      sweep: {
        everySeconds: 60,
        initialDelaySeconds: 0,
        everySecondsWhileHearing: 900,
        everySecondsOfSeldom: 3600,
        concurrency: 6,
        scopeTimeoutSeconds: 50,
        jitterMilliseconds: 2000,
      },
      history: { minutes: 2 * 1_440, hours: 60 * 1_440, days: 1_095 * 1_440 },
    });
  });

  it('should read what is configured, whatever of it is', () => {
    expect(
      read({
        staleAfter: { minutes: 2 },
        sweep: {
          frequency: { seconds: 15 },
          initialDelay: '5s',
          frequencyWhileHearing: '2m',
          frequencyOfSeldom: { minutes: 30 },
          concurrency: 3,
          scopeTimeout: '10s',
          jitter: { seconds: 0 },
        },
        history: { hours: { days: 90 } },
      }),
    ).toEqual({
      staleAfterSeconds: 120,
      sweep: {
        everySeconds: 15,
        initialDelaySeconds: 5,
        everySecondsWhileHearing: 120,
        everySecondsOfSeldom: 1800,
        concurrency: 3,
        scopeTimeoutSeconds: 10,
        jitterMilliseconds: 0,
      },
      history: { minutes: 2 * 1_440, hours: 90 * 1_440, days: 1_095 * 1_440 },
    });
  });

  it('should refuse a concurrency that reads nothing', () => {
    expect(() => read({ sweep: { concurrency: 0 } })).toThrow(
      'estate.sweep.concurrency is 0: give a whole number of at least 1',
    );
  });

  it('should refuse to keep less of the past than pages show', () => {
    expect(() => read({ history: { minutes: { hours: 23 } } })).toThrow(
      'estate.history.minutes is shorter than what pages show: give at least 24 hours',
    );
  });
});
