// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hasHeader, needsHeader } from './spdx.ts';

const HEADER = [
  'SPDX-FileCopyrightText: The Cabildo Authors',
  'SPDX-License-Identifier: Apache-2.0',
];

test('which files must carry the header', () => {
  for (const path of [
    'packages/app/src/App.tsx',
    'plugins/estate-backend/migrations/1.js',
    'templates/stacks/1.0.0/workload.yaml',
    'sandbox/aws/cabildo_sandbox/plane.py',
  ]) {
    assert.equal(needsHeader(path, 'x'), true, path);
  }
  assert.equal(needsHeader('cabildo', '#!/usr/bin/env bash\n'), true);
  for (const path of [
    'README.md',
    'package.json',
    'yarn.lock',
    '.yarnrc.yml',
    'packages/app/.eslintrc.js',
    'plugins/estate-backend/src/schema/openapi/generated/router.ts',
    'templates/container-service/skeleton/src/server.ts',
  ]) {
    assert.equal(needsHeader(path, 'x'), false, path);
  }
  assert.equal(needsHeader('sandbox/aws/tests/__init__.py', ''), false);
});

test('both lines, one after the other, at the top', () => {
  const comment = (lines: string[]) => lines.map(l => `# ${l}`).join('\n');
  assert.equal(hasHeader(comment(HEADER)), true);
  assert.equal(hasHeader(`#!/bin/bash\n${comment(HEADER)}`), true);
  assert.equal(hasHeader(comment([HEADER[0]])), false);
  assert.equal(hasHeader(comment([...HEADER].reverse())), false);
  assert.equal(hasHeader(`\n\n\n\n\n${comment(HEADER)}`), false);
});
