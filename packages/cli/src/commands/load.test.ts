// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadTargets } from './load.ts';

test('a service is named by its key, its domain, or its name', () => {
  const config = [
    'cabildo:',
    '  environments:',
    '    health-dev:',
    '      domain: dev.health.gob.localhost',
    '      serviceUrl: http://{domain}:7012',
    '    health-prod:',
    '      domain: "health.gob.localhost"',
    '',
  ].join('\n');
  assert.deepEqual(loadTargets('1/us-east-1/cabildo-dev/citas', config), [
    { key: '1/us-east-1/cabildo-dev/citas' },
  ]);
  assert.deepEqual(loadTargets('citas.health.gob.localhost', config), [
    { domain: 'citas.health.gob.localhost' },
  ]);
  assert.deepEqual(loadTargets('citas', config), [
    { domain: 'citas.health.gob.localhost' },
    { domain: 'citas.dev.health.gob.localhost' },
  ]);
  assert.deepEqual(loadTargets('citas', ''), []);
});
