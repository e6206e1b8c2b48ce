// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { findReadyLine, readBytesFrom, readLinesFrom } from './log.ts';
import { temporaryDirectory } from './testing/temporaryDirectory.ts';

test('lines since an offset, without colours', context => {
  const file = join(temporaryDirectory(context), 'part.log');
  assert.deepEqual(readLinesFrom(file, 0), []);
  writeFileSync(file, 'ready http://old\n');
  const { end } = readBytesFrom(file, 0);
  assert.deepEqual(readLinesFrom(file, end), []);
  appendFileSync(file, '\u001b[32mstarting\u001b[0m\n\nready http://new\n');
  assert.deepEqual(readLinesFrom(file, end), ['starting', 'ready http://new']);
  // A rotated file is shorter than the offset: it is read from its beginning.
  writeFileSync(file, 'x\n');
  assert.deepEqual(readLinesFrom(file, end), ['x']);
});

test('only a whole ready line counts', () => {
  assert.equal(
    findReadyLine(['not ready yet', 'ready to go on now']),
    undefined,
  );
  assert.equal(findReadyLine(['a', 'ready http://x:1']), 'http://x:1');
  assert.equal(findReadyLine(['ready']), '');
});
