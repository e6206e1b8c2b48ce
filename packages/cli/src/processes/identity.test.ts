// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { parseProcStat, readProcessIdentity } from './identity.ts';

test('fields are counted from the end of the name, whatever the name holds', () => {
  const fields = Array.from({ length: 50 }, (_, index) => String(index + 3));
  fields[0] = 'S';
  const stat = parseProcStat(`4711 (a (b) c) S) ${fields.join(' ')}`);
  assert.deepEqual(stat, {
    state: 'S',
    parentPid: 4,
    processGroup: 5,
    // The 22nd field of proc(5).
    startTicks: '22',
  });
});

test('a process has an identity while it lives', async () => {
  assert.equal(
    readProcessIdentity(process.pid),
    readProcessIdentity(process.pid),
  );
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  const identity = readProcessIdentity(child.pid!);
  assert.ok(identity);
  assert.notEqual(identity, readProcessIdentity(process.pid));
  child.kill('SIGKILL');
  await once(child, 'exit');
  assert.equal(readProcessIdentity(child.pid!), undefined);
});
