// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { toGiven } from './toGiven';

describe('toGiven', () => {
  it('should be in vCPU and GiB', () => {
    expect(
      toGiven({ cpu: '256', memory: '512', architecture: 'x86_64' }),
    ).toEqual({ vcpu: 0.25, memoryGib: 0.5, architecture: 'x86_64' });
    expect(
      toGiven({ cpu: '4096', memory: '30720', architecture: 'ARM64' }),
    ).toEqual({ vcpu: 4, memoryGib: 30, architecture: 'arm64' });
  });

  it.each([
    [{ memory: '512', architecture: 'x86_64' }],
    [{ cpu: '256', architecture: 'x86_64' }],
    [{ cpu: '256', memory: '512' }],
    [{ cpu: 'much', memory: '512', architecture: 'x86_64' }],
    [{ cpu: '256', memory: '512', architecture: 'riscv' }],
  ])('should not be known of %p', incomplete => {
    expect(toGiven(incomplete)).toBeUndefined();
  });
});
