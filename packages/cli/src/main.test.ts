// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { temporaryDirectory } from './testing/temporaryDirectory.ts';

async function cabildo(context: TestContext, ...commandArguments: string[]) {
  const state = temporaryDirectory(context);
  return await new Promise<{ code: number; stdout: string; stderr: string }>(
    resolve =>
      execFile(
        process.execPath,
        [join(import.meta.dirname, 'main.ts'), ...commandArguments],
        { env: { ...process.env, CABILDO_STATE_DIR: state } },
        (error, stdout, stderr) =>
          resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
      ),
  );
}

test('help names every command', async context => {
  const { code, stdout } = await cabildo(context, '--help');
  assert.equal(code, 0);
  for (const command of ['up', 'down', 'reset', 'status', 'logs', 'test']) {
    assert.match(stdout, new RegExp(`^  ${command}\\b`, 'm'));
  }
});

test('a wrong command line is one line and the way to help', async context => {
  for (const [words, message] of [
    [['upp'], /There is no command 'upp'/],
    [['down', '--port', '1'], /down has no option --port/],
    [['up', '--colour'], /Unknown option '--colour'/],
    [['up', '--port', 'x'], /--port must be a whole number from 1024/],
    [['down', 'git'], /down does not take 'git'/],
    [['logs', 'gti'], /There is no part 'gti'. Parts: postgres, aws, git/],
    [['test', 'units'], /There is no suite 'units'. Suites: unit, /],
    [['load'], /load needs a service/],
  ] as const) {
    const { code, stderr } = await cabildo(context, ...words);
    assert.equal(code, 1, words.join(' '));
    assert.match(stderr, message);
    assert.match(stderr, /See \.\/cabildo --help/);
    assert.doesNotMatch(stderr, /\.ts:\d+/);
  }
});

test('what is stopped is told, and needs no confirmation to be told', async context => {
  const status = await cabildo(context, 'status');
  assert.equal(status.code, 0);
  assert.match(status.stdout, /^postgres\s+stopped$/m);
  const down = await cabildo(context, 'down');
  assert.equal(down.stdout, 'Nothing was running.\n');
  const reset = await cabildo(context, 'reset');
  assert.equal(reset.code, 1);
  assert.match(reset.stderr, /reset --yes/);
});

test('what runs before the first install imports nothing but Node itself', () => {
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) {
      return;
    }
    seen.add(file);
    const source = readFileSync(file, 'utf8');
    // Imports of types are gone when Node runs the file.
    const imports = source.matchAll(
      /^(?:import|export) (?!type )[^;]*?from '([^']+)'|^import '([^']+)'/gm,
    );
    for (const [, from, bare] of imports) {
      const target = from ?? bare;
      assert.match(target, /^(node:|\.)/, `${file} imports ${target}`);
      if (target.startsWith('.')) {
        visit(join(dirname(file), target));
      }
    }
  };
  visit(join(import.meta.dirname, 'main.ts'));
  for (const command of ['up', 'down', 'reset', 'status', 'logs', 'test']) {
    visit(join(import.meta.dirname, `commands/${command}.ts`));
  }
  assert.ok(seen.size > 40);
});
