// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type GraphTask, reverseGraph, runGraph } from './graph.ts';

function recorder() {
  const log: string[] = [];
  const task = (
    name: string,
    after: string[],
    work: () => Promise<void> = async () => {},
  ): GraphTask => ({
    name,
    after,
    run: async () => {
      log.push(`${name} begins`);
      await work();
      log.push(`${name} ends`);
    },
  });
  return { log, task };
}

test('a task begins when all it waits for have ended, and independent ones overlap', async () => {
  const { log, task } = recorder();
  await runGraph([
    task('portal', ['database', 'git']),
    task('database', []),
    task('git', []),
  ]);
  assert.deepEqual(log.slice(0, 2).sort(), ['database begins', 'git begins']);
  assert.deepEqual(log.slice(-2), ['portal begins', 'portal ends']);
  assert.equal(log.length, 6);
});

test('after a failure nothing new begins, what runs is awaited, and the first error is thrown', async () => {
  const { log, task } = recorder();
  const failing = task('bad', [], async () => {
    throw new Error('first');
  });
  const slow = task('slow', [], async () => {
    // Long after the failure, in turns of the event loop.
    await new Promise(resolve => setImmediate(resolve));
  });
  await assert.rejects(
    runGraph([failing, slow, task('later', ['bad']), task('never', ['slow'])]),
    /first/,
  );
  assert.ok(log.includes('slow ends'));
  assert.ok(!log.includes('later begins'));
  assert.ok(!log.includes('never begins'));
});

test('tasks that wait for each other are an error that names them', async () => {
  const { task } = recorder();
  await assert.rejects(
    runGraph([task('a', ['b']), task('b', ['a'])]),
    /wait for each other: a, b/,
  );
  await assert.rejects(runGraph([task('a', ['b'])]), /waits for b/);
});

test('taking down is the reverse', async () => {
  const { log, task } = recorder();
  await runGraph(
    reverseGraph([
      task('database', []),
      task('portal', ['database']),
      task('world', ['database']),
    ]),
  );
  assert.deepEqual(log.slice(-2), ['database begins', 'database ends']);
});
