// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import fc from 'fast-check';
import { healthProd, workloadIn } from '../../__testUtils__/observations';
import { SharedValues } from './SharedValues';

describe('SharedValues', () => {
  it('should say what each text says, and keep once what is equal', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), values => {
        const shared = new SharedValues();
        for (const value of [...values, ...values]) {
          const json = JSON.stringify(value);
          expect(shared.parse(json)).toEqual(JSON.parse(json));
          expect(shared.parse(json)).toBe(shared.parse(json));
        }
      }),
    );
  });

  it('should give a workload as it is', () => {
    const workload = workloadIn(healthProd, 'citas');
    expect(new SharedValues().workload(workload)).toEqual(workload);
  });
});
