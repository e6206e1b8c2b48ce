// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { dirname, basename } from 'node:path';
import test from 'node:test';
import { Programs } from './Programs.ts';

const node = () => new Programs(dirname(process.execPath));
const name = basename(process.execPath);

test('should say which program ended by itself', async () => {
  const programs = node();
  programs.start(name, ['-e', 'process.exit(3)']);
  await assert.rejects(programs.failed, { message: `${name} ended with 3` });
});

test('should say which program is not there', async () => {
  const programs = node();
  programs.start('no-such-program', []);
  await assert.rejects(programs.failed, /no-such-program/);
  await programs.stop();
});

test('should stop what runs without calling it a failure', async () => {
  const programs = node();
  programs.start(name, ['-e', 'setInterval(() => {}, 1000)']);
  let hasFailed = false;
  programs.failed.catch(() => {
    hasFailed = true;
  });
  await programs.stop();
  assert.equal(hasFailed, false);
});
