// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import {
  parseResidentBytes,
  residentBytesOfTree,
  selectTree,
} from './processTree.ts';

test('a tree is the process and all below it, and nobody else', () => {
  const processes = [
    { pid: 5, parentPid: 4, residentBytes: 1 },
    { pid: 4, parentPid: 2, residentBytes: 1 },
    { pid: 2, parentPid: 1, residentBytes: 1 },
    { pid: 3, parentPid: 1, residentBytes: 1 },
    { pid: 1, parentPid: 0, residentBytes: 1 },
  ];
  const pids = (root: number) =>
    selectTree(processes, root).map(({ pid }) => pid);
  assert.deepEqual(pids(2), [2, 4, 5]);
  assert.deepEqual(pids(5), [5]);
  assert.deepEqual(pids(9), []);
});

test('resident memory is read in kibibytes; a zombie has none', () => {
  assert.equal(
    parseResidentBytes('Name:\tnode\nVmRSS:\t   2048 kB\nVmData:\t 1 kB\n'),
    2_097_152,
  );
  assert.equal(parseResidentBytes('Name:\tnode\nState:\tZ (zombie)\n'), 0);
});

test(
  'the memory of children counts',
  { skip: process.platform !== 'linux' && 'needs /proc', timeout: 30_000 },
  async context => {
    const child = spawn(
      process.execPath,
      [
        '-e',
        'globalThis.kept = Buffer.alloc(100 * 2 ** 20, 1); console.log("ready"); setInterval(() => {}, 1000)',
      ],
      { stdio: ['ignore', 'pipe', 'ignore'] },
    );
    context.after(() => child.kill('SIGKILL'));
    await once(child.stdout, 'data');
    const own = residentBytesOfTree(child.pid!);
    assert.ok(own > 100 * 2 ** 20);
    assert.ok(residentBytesOfTree(process.pid) > own);
  },
);
