// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Progress } from '../progress.ts';
import { fakeContext } from '../testing/fakePart.ts';
import { temporaryDirectory } from '../testing/temporaryDirectory.ts';
import { withExitCode } from './results/combine.ts';
import { runSuites } from './runSuites.ts';
import type { Suite } from './types.ts';

test('suites share the machine, those that must not run last, and a crash is one failure', async context => {
  const { layout } = fakeContext(temporaryDirectory(context));
  const lines: string[] = [];
  const order: string[] = [];
  const suite = (name: string, run: Suite['run'], alone = false): Suite => ({
    name,
    title: name,
    needs: [],
    alone,
    run: async suiteContext => {
      order.push(name);
      return await run(suiteContext);
    },
  });
  const result = await runSuites(
    [
      suite('alone', async () => ({ passed: 1, failed: 0, skipped: 0 }), true),
      suite('command', async ({ run }) =>
        withExitCode(
          undefined,
          await run([
            process.execPath,
            '-e',
            'console.log("the reason"); process.exit(7)',
          ]),
        ),
      ),
      suite('crash', async () => {
        throw new Error('no database');
      }),
      suite('fine', async ({ log }) => {
        log('not shown');
        return { passed: 5, failed: 0, skipped: 2, note: 'two skipped' };
      }),
    ],
    {
      layout,
      progress: new Progress({
        write: text => lines.push(text),
        isTerminal: false,
        now: () => 0,
      }),
      concurrency: 2,
    },
  );
  assert.equal(order.at(-1), 'alone');
  assert.deepEqual([result.passed, result.failed, result.skipped], [6, 2, 2]);
  const output = lines.join('');
  assert.match(output, /✗ command .*0 passed, 1 failed: ended with code 7/);
  assert.match(output, /the reason/);
  assert.match(output, /✗ crash .*1 failed: could not run/);
  assert.match(output, /no database/);
  assert.match(output, /✓ fine .*5 passed, 0 failed, 2 skipped: two skipped/);
  assert.doesNotMatch(output, /not shown/);
});
