// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { libraryTemplates } from './template.ts';

const TAGS: Record<string, Record<string, string>> = {
  environment: {
    'cabildo:department': 'DepartmentName',
    'cabildo:environment': 'EnvironmentName',
    'cabildo:library-version': 'LibraryVersion',
  },
  delivery: {
    'cabildo:service': 'ServiceName',
    'cabildo:environment': 'DevEnvironmentName',
    'cabildo:department': 'DepartmentName',
    'cabildo:owner': 'OwnerName',
    'cabildo:system': 'SystemName',
    'cabildo:request': 'RequestId',
    'cabildo:library-version': 'LibraryVersion',
  },
  workload: {
    'cabildo:service': 'ServiceName',
    'cabildo:environment': 'EnvironmentName',
    'cabildo:department': 'DepartmentName',
    'cabildo:owner': 'OwnerName',
    'cabildo:system': 'SystemName',
    'cabildo:tier': 'TierName',
    'cabildo:request': 'RequestId',
    'cabildo:library-version': 'LibraryVersion',
  },
};

/** Property that carries the tags of each type in use, from the providers' schemas; null where there is none. */
const tagProperties = JSON.parse(
  readFileSync(
    new URL('./fixtures/tagProperties.json', import.meta.url),
    'utf8',
  ),
) as Record<string, string | null>;

describe('ownership tags', () => {
  it('know every type in use', () => {
    for (const { template } of libraryTemplates('1.0.0')) {
      for (const { Type } of Object.values(template.Resources)) {
        assert.ok(Type in tagProperties, `${Type}: run fixtures/update.py`);
      }
    }
  });

  for (const { path, template } of libraryTemplates('1.0.0')) {
    const area = path.replace('.yaml', '').split('/')[0];
    it(`are on everything taggable of ${path}`, () => {
      for (const [id, resource] of Object.entries(template.Resources)) {
        const property = tagProperties[resource.Type];
        if (property) {
          const tags = (resource.Properties?.[property] ?? []) as {
            Key: string;
            Value: unknown;
          }[];
          const own = Object.fromEntries(
            tags
              .filter(tag => tag.Key.startsWith('cabildo:'))
              .map(tag => [tag.Key, tag.Value]),
          );
          assert.deepEqual(
            own,
            {
              ...Object.fromEntries(
                Object.entries(TAGS[area]).map(([key, parameter]) => [
                  key,
                  { Ref: parameter },
                ]),
              ),
              'cabildo:managed-by': 'cabildo',
            },
            id,
          );
        }
      }
    });
  }
});
