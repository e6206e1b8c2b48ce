// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ensureSecrets } from './secrets.ts';
import { temporaryDirectory } from './testing/temporaryDirectory.ts';

test('secrets are made once, differ, and only their owner reads them', context => {
  const file = join(temporaryDirectory(context), 'state/secrets.json');
  const first = ensureSecrets(file);
  assert.deepEqual(ensureSecrets(file), first);
  assert.equal(statSync(file).mode & 0o777, 0o600);
  const values = Object.values(first);
  assert.equal(new Set(values).size, values.length);
  assert.ok(values.every(value => /^[0-9a-f]{40}$/.test(value)));
});

test('a secret that a later version needs is added to those that are kept', context => {
  const file = join(temporaryDirectory(context), 'secrets.json');
  writeFileSync(file, JSON.stringify({ postgresPassword: 'kept' }));
  const secrets = ensureSecrets(file);
  assert.equal(secrets.postgresPassword, 'kept');
  assert.ok(secrets.gitBotToken);
  assert.deepEqual(ensureSecrets(file), secrets);
});
