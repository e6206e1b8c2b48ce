// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import fc from 'fast-check';
import { fargateMonthlyUsd } from './fargateMonthlyUsd';

const small = {
  region: 'us-east-1',
  architecture: 'x86_64' as const,
  vcpu: 0.25,
  memoryGib: 0.5,
  tasks: 1,
};

describe('fargateMonthlyUsd', () => {
  it('should be what the price list of AWS amounts to', () => {
    expect(fargateMonthlyUsd(small)).toBeCloseTo(9.01, 2);
    expect(fargateMonthlyUsd({ ...small, architecture: 'arm64' })).toBeCloseTo(
      7.21,
      2,
    );
    expect(
      fargateMonthlyUsd({
        ...small,
        region: 'sa-east-1',
        vcpu: 1,
        memoryGib: 2,
        tasks: 3,
      }),
    ).toBeCloseTo(185.71, 2);
  });

  it('should not be known where no price is', () => {
    expect(fargateMonthlyUsd({ ...small, region: 'moon-1' })).toBeUndefined();
    expect(
      fargateMonthlyUsd({ ...small, region: 'constructor' }),
    ).toBeUndefined();
    expect(
      fargateMonthlyUsd({
        ...small,
        region: 'sa-east-1',
        architecture: 'arm64',
      }),
    ).toBeUndefined();
  });

  it('should grow with tasks, and be nothing without one', () => {
    expect(fargateMonthlyUsd({ ...small, tasks: 0 })).toBe(0);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1000 }),
        fc.constantFrom(0.25, 1, 16),
        (tasks, vcpu) =>
          fargateMonthlyUsd({ ...small, vcpu, tasks: tasks + 1 })! >
          fargateMonthlyUsd({ ...small, vcpu, tasks })!,
      ),
    );
  });
});
