// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import fc from 'fast-check';
import { sanitizeSessionName } from './sessionName';

describe('sanitizeSessionName', () => {
  it.each([
    ['user:default/ana.rojas', 'ana.rojas'],
    ['user:other/ana', 'user-other-ana'],
    ['José Núñez', 'Jose-Nunez'],
    ['x', 'cabildo-x'],
    ['', 'cabildo-'],
  ])('should make %s into %s', (name, expected) => {
    expect(sanitizeSessionName(name)).toBe(expected);
  });

  it('should always be what AWS accepts', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), name => {
        expect(sanitizeSessionName(name)).toMatch(/^[\w+=,.@-]{2,64}$/);
      }),
    );
  });
});
