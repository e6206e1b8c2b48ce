// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Finding } from '@cabildo/plugin-estate-common';
import { mendText } from './mendText';

const finding: Finding = {
  kind: 'unclaimed',
  department: 'health',
  service: 'citas',
  environments: ['dev'],
  differences: [],
};

describe('mendText', () => {
  it('should write the entry of a service that nobody wrote down', () => {
    expect(mendText(finding)).toContain('    cabildo.dev/service: "citas"');
    expect(mendText(finding)).toContain('    cabildo.dev/department: "health"');
  });

  it('should let no name become more than a name', () => {
    expect(mendText({ ...finding, service: 'a\nspec: {owner: me}' })).toContain(
      '  name: "a\\nspec: {owner: me}"',
    );
  });

  it('should write the tags as the catalogue has them', () => {
    expect(
      mendText({
        ...finding,
        kind: 'tags-differ',
        differences: [
          { about: 'owner', catalogue: 'health-records', cloud: 'x' },
          { about: 'system', cloud: 'y' },
        ],
      }),
    ).toBe('cabildo:owner = health-records');
  });
});
