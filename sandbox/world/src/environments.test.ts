// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createEnvironments, departmentNames } from './environments.ts';

describe('createEnvironments', () => {
  const environments = createEnvironments();

  it('should give every department dev and prod, in 12 accounts and 2 Regions', () => {
    assert.deepEqual(
      environments.map(environment => environment.id),
      departmentNames.flatMap(department => [
        `${department}-dev`,
        `${department}-prod`,
      ]),
    );
    assert.equal(
      new Set(environments.map(environment => environment.accountId)).size,
      12,
    );
    assert.deepEqual(
      [...new Set(environments.map(environment => environment.region))].sort(),
      ['sa-east-1', 'us-east-1'],
    );
  });

  it('should keep a department in one Region', () => {
    for (const department of departmentNames) {
      const regions = environments
        .filter(each => each.department === department)
        .map(each => each.region);
      assert.equal(new Set(regions).size, 1, department);
    }
  });

  it('should never give two environments one network or one domain', () => {
    assert.equal(
      new Set(environments.map(environment => environment.vpcCidr)).size,
      environments.length,
    );
    assert.equal(
      new Set(environments.map(environment => environment.domain)).size,
      environments.length,
    );
  });

  it('should let pipelines of dev reach prod, and nothing else', () => {
    for (const environment of environments) {
      const sibling = environments.find(
        each => each.id === `${environment.department}-dev`,
      )!;
      assert.equal(environment.deliveryAccountId, sibling.accountId);
    }
    const health = environments.find(each => each.id === 'health-dev');
    assert.deepEqual(health?.workloadAccountIds, ['130000000003']);
  });
});
