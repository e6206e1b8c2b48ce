// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findStartupFailure, readablePortalLog } from './portalLog.ts';

const request = JSON.stringify({
  level: 'info',
  message: 'GET /.backstage/health/v1/readiness 503',
  type: 'incomingRequest',
});
const info = JSON.stringify({ level: 'info', message: 'Listening' });
const error = JSON.stringify({
  level: 'error',
  plugin: 'catalog',
  message: `Plugin 'catalog' threw an error during startup, waiting for 3\n others`,
});

test('a plugin that failed is recognised', () => {
  assert.equal(findStartupFailure([info, request]), undefined);
  assert.equal(
    findStartupFailure([info, error]),
    "could not start its plugin 'catalog'",
  );
});

test('errors are shown as text; without errors, what was said besides requests', () => {
  assert.deepEqual(readablePortalLog([info, request, error, request]), [
    "error catalog Plugin 'catalog' threw an error during startup, waiting for 3 others",
  ]);
  assert.deepEqual(readablePortalLog(['plain', info, request]), [
    'plain',
    'info Listening',
  ]);
});
