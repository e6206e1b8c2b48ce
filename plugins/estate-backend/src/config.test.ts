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
        schedule: { frequency: { minutes: 1 }, timeout: { minutes: 4 } },
        everySecondsWhileHearing: 900,
        everySecondsOfSeldom: 3600,
        concurrency: 6,
        scopeTimeoutSeconds: 50,
        jitterMilliseconds: 2000,
      },
    });
  });

  it('should read what is configured, whatever of it is', () => {
    expect(
      read({
        staleAfter: { minutes: 2 },
        sweep: {
          frequency: { seconds: 15 },
          frequencyWhileHearing: '2m',
          frequencyOfSeldom: { minutes: 30 },
          concurrency: 3,
          scopeTimeout: '10s',
          jitter: { seconds: 0 },
        },
      }),
    ).toEqual({
      staleAfterSeconds: 120,
      sweep: {
        schedule: { frequency: { seconds: 15 }, timeout: { minutes: 4 } },
        everySecondsWhileHearing: 120,
        everySecondsOfSeldom: 1800,
        concurrency: 3,
        scopeTimeoutSeconds: 10,
        jitterMilliseconds: 0,
      },
    });
  });

  it('should refuse a concurrency that reads nothing', () => {
    expect(() => read({ sweep: { concurrency: 0 } })).toThrow(
      'estate.sweep.concurrency is 0: give a whole number of at least 1',
    );
  });
});
