// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { ensureCredentials, READER } from './credentials.ts';

test('should make credentials once, for their owner alone', t => {
  const directory = mkdtempSync(join(tmpdir(), 'cabildo-credentials-'));
  t.after(() => rmSync(directory, { recursive: true }));
  const made = ensureCredentials(directory);
  assert.deepEqual(ensureCredentials(directory), made);
  assert.notEqual(made.adminToken, made.readerToken);
  assert.match(
    readFileSync(made.tokenFile, 'utf8'),
    new RegExp(`^${made.readerToken},${READER},`, 'm'),
  );
  for (const file of [made.tokenFile, made.serviceAccountKey]) {
    assert.equal(statSync(file).mode & 0o777, 0o600);
  }
});
