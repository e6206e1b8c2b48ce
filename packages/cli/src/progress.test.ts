// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatDuration, Progress } from './progress.ts';

test('durations read well at every size', () => {
  const seconds = (count: number) => formatDuration(count * 1000);
  assert.equal(seconds(0.04), '0.0 s');
  assert.equal(seconds(9.9), '9.9 s');
  assert.equal(seconds(12.4), '12 s');
  assert.equal(seconds(65), '1 min 05 s');
  assert.equal(seconds(3 * 3600 + 60), '3 h 01 min');
  assert.equal(seconds(50 * 3600), '2 d 2 h');
});

test('without a terminal: one plain line per step, and a reminder when it takes long', async () => {
  const lines: string[] = [];
  let now = 0;
  const progress = new Progress({
    write: text => lines.push(text),
    isTerminal: false,
    now: () => now,
  });
  await progress.run('build', async step => {
    step.detail('bundling');
    now = 29_000;
    progress.tick();
    now = 31_000;
    progress.tick();
    progress.tick();
    now = 40_000;
    step.result('http://localhost:7007');
  });
  assert.deepEqual(lines, [
    '… build              31 s  bundling\n',
    '✓ build              40 s  http://localhost:7007\n',
  ]);
});

test('a failed step says so and hands the error on', async () => {
  const lines: string[] = [];
  const progress = new Progress({
    write: text => lines.push(text),
    isTerminal: false,
    now: () => 0,
  });
  await assert.rejects(
    progress.run('git', async () => {
      throw new Error('no');
    }),
    /no/,
  );
  assert.deepEqual(lines, ['✗ git               0.0 s  failed\n']);
});

test('on a terminal: running steps are redrawn below the finished ones', async () => {
  let screen = '';
  const progress = new Progress({
    write: text => (screen += text),
    isTerminal: true,
    width: 40,
    now: () => 0,
  });
  await progress.run('git', async step => {
    step.detail('a detail that is much too long for such a narrow terminal');
    progress.tick();
    await progress.run('aws', async () => progress.tick());
    progress.tick();
  });
  assert.ok(screen.includes('\u001b[2A\u001b[J'));
  assert.ok(screen.endsWith('✓ git               0.0 s\n'));
  const widest = screen
    // eslint-disable-next-line no-control-regex
    .replace(/\u001b\[[0-9]*[AJ]/g, '')
    .split('\n')
    .reduce((width, line) => Math.max(width, line.length), 0);
  assert.ok(widest < 40);
});
