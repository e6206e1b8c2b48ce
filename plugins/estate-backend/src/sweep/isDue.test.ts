// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { ScopeCoverage, ScopeEvents } from '@cabildo/plugin-estate-common';
import { at, coverageOf, healthProd } from '../__testUtils__/observations';
import type { StoredCoverage } from '../store/types';
import { isDue } from './isDue';

const context = { now: new Date(at(1000)), staleAfterSeconds: 300 };
const source = { kinds: ['scaling', 'pipeline'] as const };

const hearing: ScopeEvents = {
  state: 'hearing',
  since: at(0),
  heardAt: at(990),
  kinds: ['scaling'],
  sweepEverySeconds: 900,
};

/** A scope that was read at a time, and all kinds of it. */
const read = (
  seconds: number,
  change: Partial<ScopeCoverage> = {},
): StoredCoverage => ({
  coverage: coverageOf(healthProd, at(seconds), change),
  confirmedAt: { scaling: at(seconds), pipeline: at(seconds) },
});

describe('isDue', () => {
  it('should sweep what was never read, and what nobody hears, each time', () => {
    expect(isDue(source, undefined, context)).toBe(true);
    expect(isDue(source, read(999), context)).toBe(true);
  });

  it('should leave a scope alone that is heard and was read lately', () => {
    expect(isDue(source, read(101, { events: hearing }), context)).toBe(false);
    expect(isDue(source, read(100, { events: hearing }), context)).toBe(true);
  });

  it.each<[string, Partial<ScopeEvents>]>([
    ['is deaf', { state: 'deaf' }],
    ['has not been heard for long', { heardAt: at(600) }],
    ['was read before it was heard', { since: at(995) }],
  ])('should sweep one that %s', (_, change) => {
    const events = { ...hearing, ...change };
    expect(isDue(source, read(990, { events }), context)).toBe(true);
  });

  it('should sweep one again that was not read in full', () => {
    const events = hearing;
    const partial = read(990, { events, state: 'partial' });
    expect(isDue(source, partial, context)).toBe(true);
    const { coverage } = read(990, { events });
    const confirmedAt = { scaling: at(990) };
    expect(isDue(source, { coverage, confirmedAt }, context)).toBe(true);
  });
});
