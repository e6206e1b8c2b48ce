// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { ago, now } from './__testUtils__/workloads';
import { hears, holdSeconds } from './hearing';
import type { ScopeEvents } from './observation';
import { wasReadLately } from './totals';

const context = { now, staleAfterSeconds: 300 };

const hearing: ScopeEvents = {
  state: 'hearing',
  since: ago(3600),
  heardAt: ago(10),
  kinds: ['scaling'],
  sweepEverySeconds: 900,
};

describe('hears', () => {
  it('should hold as long as something was heard lately', () => {
    expect(hears(hearing, context)).toBe(true);
    expect(hears({ ...hearing, heardAt: ago(301) }, context)).toBe(false);
  });

  it.each<[string, ScopeEvents | undefined]>([
    ['no source that tells events', undefined],
    ['a deaf one', { ...hearing, state: 'deaf' }],
    ['one that has not caught up yet', { ...hearing, heardAt: undefined }],
    ['a clock that runs ahead', { ...hearing, heardAt: ago(-400) }],
    ['a time nobody can read', { ...hearing, heardAt: 'soon' }],
  ])('should not hold for %s', (_, events) => {
    expect(hears(events, context)).toBe(false);
  });
});

describe('holdSeconds', () => {
  it('should be longer by the time between sweeps, and only while it hears', () => {
    const holds = (events: ScopeEvents) =>
      holdSeconds({ state: 'ok', events }, context);
    expect(holds(hearing)).toBe(1200);
    expect(holds({ ...hearing, state: 'deaf' })).toBe(300);
    expect(holdSeconds(undefined, context)).toBe(300);
  });

  it('should be no longer where not all could be read', () => {
    expect(holdSeconds({ state: 'partial', events: hearing }, context)).toBe(
      300,
    );
  });

  it('should keep an account fresh that is swept seldom because it is heard', () => {
    const scope = {
      sourceId: 'aws',
      environmentId: 'health-prod',
      accountId: '130000000003',
      region: 'us-east-1',
      department: 'health',
      state: 'ok' as const,
      attemptedAt: ago(800),
      problems: [],
    };
    expect(wasReadLately({ ...scope, events: hearing }, context)).toBe(true);
    expect(wasReadLately(scope, context)).toBe(false);
  });
});
