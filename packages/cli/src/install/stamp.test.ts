// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { hashFiles, listFiles } from '../files.ts';
import { temporaryDirectory } from '../testing/temporaryDirectory.ts';
import { checkDisk } from './prerequisites.ts';
import { Stamp } from './stamp.ts';

test('work is done once per input, and again after it was cut short', async context => {
  const stamp = new Stamp(temporaryDirectory(context), 'packages');
  let runs = 0;
  const work = async () => void (runs += 1);
  assert.equal(await stamp.ensure('a', work), true);
  assert.equal(await stamp.ensure('a', work), false);
  assert.equal(runs, 1);
  await assert.rejects(
    stamp.ensure('b', async () => {
      throw new Error('cut short');
    }),
  );
  // Not even the earlier input counts as done now.
  assert.equal(await stamp.ensure('a', work), true);
  assert.equal(runs, 2);
  stamp.remove();
  assert.equal(stamp.matches('a'), false);
});

test('a hash depends on names and contents, not on the place of the clone', context => {
  const first = temporaryDirectory(context);
  const second = temporaryDirectory(context);
  for (const root of [first, second]) {
    mkdirSync(join(root, 'src/node_modules'), { recursive: true });
    writeFileSync(join(root, 'src/a.ts'), 'a');
    writeFileSync(join(root, 'src/node_modules/b.ts'), root);
  }
  const hash = (root: string) => hashFiles(root, listFiles(root));
  assert.deepEqual(listFiles(first), [join(first, 'src/a.ts')]);
  assert.equal(hash(first), hash(second));
  writeFileSync(join(second, 'src/a.ts'), 'b');
  assert.notEqual(hash(first), hash(second));
  writeFileSync(join(second, 'src/a.ts'), 'a');
  writeFileSync(join(second, 'src/c.ts'), '');
  assert.notEqual(hash(first), hash(second));
});

test('a nearly full disk is refused before an install', () => {
  assert.throws(
    () => checkDisk('/home/x', 2.5 * 1024 ** 3),
    /disk of \/home\/x is nearly full: 2\.5 GB free, 3 GB needed/,
  );
  assert.doesNotThrow(() => checkDisk('/home/x', 3 * 1024 ** 3));
});
