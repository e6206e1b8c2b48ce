// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import fc from 'fast-check';
import { holdOrder } from './holdOrder';

const ids = fc.uniqueArray(fc.integer({ min: 0, max: 30 }).map(String));

describe('holdOrder', () => {
  it('should say how many rows would move', () => {
    expect(holdOrder(['a', 'b', 'c'], ['c', 'a', 'b'])).toEqual({
      ids: ['a', 'b', 'c'],
      moved: 1,
    });
    expect(holdOrder(['a', 'b'], ['new', 'a', 'b'])).toEqual({
      ids: ['a', 'b', 'new'],
      moved: 1,
    });
    expect(holdOrder(['gone', 'a'], ['a'])).toEqual({ ids: ['a'], moved: 0 });
  });

  it('should show exactly what is wanted, and never swap two rows that were seen', () => {
    fc.assert(
      fc.property(ids, ids, (seen, wanted) => {
        const held = holdOrder(seen, wanted);
        expect([...held.ids].sort()).toEqual([...wanted].sort());
        const kept = held.ids.filter(id => seen.includes(id));
        expect(kept).toEqual(seen.filter(id => wanted.includes(id)));
        expect(held.moved === 0).toBe(
          JSON.stringify(held.ids) === JSON.stringify(wanted),
        );
      }),
    );
  });
});
