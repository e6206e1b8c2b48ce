// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { ScopeEvents } from '@cabildo/plugin-estate-common';
import { at, coverageOf, healthProd } from '../__testUtils__/observations';
import { isDue } from './isDue';

const context = { now: new Date(at(1000)), staleAfterSeconds: 300 };

const hearing: ScopeEvents = {
  state: 'hearing',
  since: at(0),
  heardAt: at(990),
  kinds: ['scaling'],
  sweepEverySeconds: 900,
};

describe('isDue', () => {
  it('should sweep what was never read, and what nobody hears, each time', () => {
    expect(isDue(undefined, context)).toBe(true);
    expect(isDue(coverageOf(healthProd, at(999)), context)).toBe(true);
  });

  it('should leave a scope alone that is heard and was read lately', () => {
    const read = (seconds: number) =>
      coverageOf(healthProd, at(seconds), { events: hearing });
    expect(isDue(read(101), context)).toBe(false);
    expect(isDue(read(100), context)).toBe(true);
  });

  it.each<[string, Partial<ScopeEvents>]>([
    ['is deaf', { state: 'deaf' }],
    ['has not been heard for long', { heardAt: at(600) }],
    ['was read before it was heard', { since: at(995) }],
  ])('should sweep one that %s', (_, change) => {
    const events = { ...hearing, ...change };
    expect(isDue(coverageOf(healthProd, at(990), { events }), context)).toBe(
      true,
    );
  });

  it('should sweep one again that was not read in full', () => {
    expect(
      isDue(
        coverageOf(healthProd, at(990), { events: hearing, state: 'partial' }),
        context,
      ),
    ).toBe(true);
  });
});
