// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { libraryTemplates } from './template.ts';

const VERSION = '1.0.0';

it('keeps every logical id and its type', () => {
  // Another id or type replaces a resource in stacks that run. New resources are recorded here by hand.
  const recorded = JSON.parse(
    readFileSync(new URL('../logical-ids.json', import.meta.url), 'utf8'),
  )[VERSION];
  const current = Object.fromEntries(
    libraryTemplates(VERSION).map(({ path, template }) => [
      path,
      Object.fromEntries(
        Object.entries(template.Resources).map(([id, resource]) => [
          id,
          resource.Type,
        ]),
      ),
    ]),
  );
  assert.deepEqual(current, recorded);
});
