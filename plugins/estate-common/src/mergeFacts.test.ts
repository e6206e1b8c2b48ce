// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import fc from 'fast-check';
import { arbitraryFacts } from './__testUtils__/arbitraryFacts';
import { fact } from './__testUtils__/workloads';
import { factKinds, type WorkloadFacts } from './facts';
import { mergeFacts } from './mergeFacts';

describe('mergeFacts', () => {
  it('should keep the newer fact of each kind, whichever came last', () => {
    const morning: WorkloadFacts = {
      scaling: fact({ desired: 1, running: 1, pending: 0 }, 60),
      alarms: fact([], 5),
    };
    const noon: WorkloadFacts = {
      scaling: fact({ desired: 2, running: 2, pending: 0 }, 10),
      alarms: fact([], 90),
    };
    const both = { scaling: noon.scaling, alarms: morning.alarms };
    expect(mergeFacts(morning, noon)).toEqual(both);
    expect(mergeFacts(noon, morning)).toEqual(both);
  });

  it('should be commutative, associative and idempotent', () => {
    fc.assert(
      fc.property(arbitraryFacts, arbitraryFacts, arbitraryFacts, (a, b, c) => {
        expect(mergeFacts(a, b)).toEqual(mergeFacts(b, a));
        expect(mergeFacts(mergeFacts(a, b), c)).toEqual(
          mergeFacts(a, mergeFacts(b, c)),
        );
        expect(mergeFacts(a, a)).toEqual(a);
        expect(mergeFacts(mergeFacts(a, b), b)).toEqual(mergeFacts(a, b));
      }),
    );
  });

  it('should never let an old fact overwrite a newer one, nor lose one', () => {
    fc.assert(
      fc.property(arbitraryFacts, arbitraryFacts, (a, b) => {
        const merged = mergeFacts(a, b);
        for (const kind of factKinds) {
          const times = [a[kind], b[kind]].flatMap(known =>
            known ? [Date.parse(known.observedAt)] : [],
          );
          const at = merged[kind]?.observedAt;
          expect(at === undefined ? [] : [Date.parse(at)]).toEqual(
            times.length === 0 ? [] : [Math.max(...times)],
          );
        }
      }),
    );
  });
});
