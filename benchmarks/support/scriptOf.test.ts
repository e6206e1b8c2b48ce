// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scriptOf } from './scriptOf.ts';

// Two sources: `one();` of the first, `two();` of the second, then `one();` again on a line of its own.
const script = 'one();two();\none();';
const map = JSON.stringify({
  version: 3,
  sources: ['plugins/a.ts', 'node_modules/b.js'],
  names: [],
  mappings: 'AAAA,MCAA;ADAA',
});

test('takes what was made from the wanted sources, and nothing else', () => {
  const of = (part: string) =>
    scriptOf(script, map, source => source.includes(part));
  assert.equal(of('plugins/'), 'one();one();');
  assert.equal(of('node_modules/'), 'two();');
  assert.equal(of('elsewhere'), '');
});
