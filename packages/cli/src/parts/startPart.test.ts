// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test as nodeTest, type TestContext } from 'node:test';
import { stopParts } from '../commands/down.ts';
import { PartFailedError } from '../errors.ts';
import type { Layout } from '../layout.ts';
import { readProcessIdentity } from '../processes/identity.ts';
import {
  isRecordAlive,
  type ProcessRecord,
  readRecord,
  writeRecord,
} from '../processes/record.ts';
import { Progress } from '../progress.ts';
import { fakeContext, fakePart } from '../testing/fakePart.ts';
import { temporaryDirectory } from '../testing/temporaryDirectory.ts';
import { ensurePart, partState } from './startPart.ts';
import type { Part } from './types.ts';

const SERVER = 'console.log("ready http://x"); setInterval(() => {}, 1000)';

async function stop(
  part: Part,
  layout: Layout,
  lines: string[],
): Promise<number> {
  const write = (text: string) => void lines.push(text);
  const progress = new Progress({ write, isTerminal: false });
  return await stopParts([part], layout, progress);
}

function setUp(context: TestContext) {
  const lines: string[] = [];
  // Whatever a failed test left running; registered first, because the records go with the directory.
  let cleanUp = async () => {};
  context.after(async () => await cleanUp());
  const partContext = fakeContext(temporaryDirectory(context));
  const { layout } = partContext;
  cleanUp = async () => void (await stop(fakePart(''), layout, lines));
  return {
    partContext,
    layout,
    lines,
    down: async (part: Part) => await stop(part, layout, lines),
    recordOf: (part: Part) => readRecord(layout.run, part.name)!,
  };
}

/** The tests wait for processes; a broken one must not be waited for. */
const test = (name: string, run: (context: TestContext) => Promise<void>) =>
  nodeTest(name, { timeout: 30_000 }, run);

test('a part is started once, kept, and stopped', async context => {
  const { partContext, layout, down, recordOf } = setUp(context);
  const part = fakePart(SERVER);
  assert.equal(partState(part, undefined), 'stopped');
  assert.equal(await ensurePart(part, partContext), 'started');
  const record = recordOf(part);
  assert.equal(partState(part, record), 'running');
  assert.equal(await ensurePart(part, partContext), 'already running');
  assert.equal(recordOf(part).pid, record.pid);
  assert.equal(await down(part), 1);
  assert.equal(isRecordAlive(record), false);
  assert.equal(readRecord(layout.run, 'fake'), undefined);
  assert.equal(await down(part), 0);
});

test('a part that changed is replaced, and so is one that died', async context => {
  const { partContext, down, recordOf } = setUp(context);
  const part = fakePart(SERVER);
  await ensurePart(part, partContext);
  const changed = fakePart(`${SERVER} // changed`);
  const first = recordOf(part);
  assert.equal(await ensurePart(changed, partContext), 'restarted: it changed');
  assert.equal(isRecordAlive(first), false);

  const second = recordOf(changed);
  process.kill(second.pid, 'SIGKILL');
  while (isRecordAlive(second)) {
    await new Promise(resolve => setImmediate(resolve));
  }
  assert.equal(partState(changed, second), 'dead');
  assert.equal(
    await ensurePart(changed, partContext),
    'restarted: it had died',
  );
  await down(changed);
});

test('a part that dies while starting is reported with its last lines and its log', async context => {
  const { partContext, layout } = setUp(context);
  const part = fakePart(
    'for (let i = 1; i < 9; i++) console.log("line " + i); process.exit(3)',
  );
  await assert.rejects(ensurePart(part, partContext), (error: unknown) => {
    assert.ok(error instanceof PartFailedError);
    assert.match(error.message, /fake ended with code 3 while starting/);
    assert.deepEqual(error.details, [
      'line 4',
      'line 5',
      'line 6',
      'line 7',
      'line 8',
    ]);
    assert.match(error.remedy!, /fake\.log.*cabildo up/);
    return true;
  });
  assert.equal(readRecord(layout.run, 'fake'), undefined);
});

test('a part that never becomes ready, or says it cannot, is stopped', async context => {
  const { partContext, layout } = setUp(context);
  const script = `console.log("pid " + process.pid); setInterval(() => {}, 1000)`;
  const pids: number[] = [];
  const remember = (lines: readonly string[]) => {
    pids.push(Number(/pid (\d+)/.exec(lines.join('\n'))?.[1]));
    return [...lines];
  };
  await assert.rejects(
    ensurePart(
      fakePart(script, { startTimeoutMs: 1_000, readableLog: remember }),
      partContext,
    ),
    /fake was not ready within 1 s/,
  );
  await assert.rejects(
    ensurePart(
      fakePart(script, {
        findFailure: lines => (lines.length > 0 ? 'gave up' : undefined),
        readableLog: remember,
      }),
      partContext,
    ),
    /fake gave up/,
  );
  assert.equal(pids.length, 2);
  for (const pid of pids) {
    assert.ok(pid > 0);
    assert.equal(readProcessIdentity(pid), undefined);
  }
  assert.equal(readRecord(layout.run, 'fake'), undefined);
});

test('a part that does its work and ends is finished, not dead', async context => {
  const { partContext, recordOf } = setUp(context);
  const part = fakePart('console.log("ready\\ndone")', { finishes: true });
  assert.equal(await ensurePart(part, partContext), 'started');
  const record = recordOf(part);
  while (isRecordAlive(record)) {
    await new Promise(resolve => setImmediate(resolve));
  }
  assert.equal(partState(part, record), 'finished');
  assert.equal(await ensurePart(part, partContext), 'already done');
  assert.equal(partState(fakePart(''), record), 'dead');
});

test('a recycled pid is never touched', async context => {
  const { partContext, layout, down, recordOf, lines } = setUp(context);
  const part = fakePart(SERVER);
  await ensurePart(part, partContext);
  const record = recordOf(part);
  await down(part);

  // Somebody else's process now has the pid of the record.
  const stranger = spawn(process.execPath, ['-e', SERVER], {
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true,
  });
  context.after(() => stranger.kill('SIGKILL'));
  await once(stranger.stdout, 'data');
  const stale: ProcessRecord = { ...record, pid: stranger.pid! };
  writeRecord(layout.run, stale);
  assert.equal(partState(part, stale), 'dead');
  await down(part);
  assert.match(lines.join(''), /was not running any more/);
  assert.ok(readProcessIdentity(stranger.pid!));
  assert.equal(stranger.signalCode, null);
});

test('what ignores the request is killed and said so, with everything it started', async context => {
  const { partContext, down, recordOf, lines } = setUp(context);
  const part = fakePart(
    `
    process.on('SIGTERM', () => {});
    // Without the mark, as the sandbox starts a container's process.
    const child = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { env: {} });
    console.log('child ' + child.pid);
    console.log('ready');
    setInterval(() => {}, 1000);
    `,
    { stopTimeoutMs: 200 },
  );
  await ensurePart(part, partContext);
  const record = recordOf(part);
  const { readLinesFrom } = await import('../log.ts');
  const child = Number(
    /child (\d+)/.exec(readLinesFrom(record.logFile, 0).join('\n'))![1],
  );
  assert.ok(readProcessIdentity(child));
  await down(part);
  assert.match(
    lines.join(''),
    new RegExp(`did not stop when asked, so process ${record.pid} was killed`),
  );
  assert.equal(isRecordAlive(record), false);
  assert.equal(readProcessIdentity(child), undefined);
});

nodeTest(
  'what a crashed part left behind is stopped before it starts again',
  {
    timeout: 30_000,
    skip: process.platform !== 'linux' && 'needs /proc',
  },
  async context => {
    const { partContext, down, recordOf } = setUp(context);
    const part = fakePart(`
      const child = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true });
      console.log('child ' + child.pid);
      ${SERVER}
    `);
    await ensurePart(part, partContext);
    const record = recordOf(part);
    const { readLinesFrom } = await import('../log.ts');
    const child = Number(
      /child (\d+)/.exec(readLinesFrom(record.logFile, 0).join('\n'))![1],
    );
    process.kill(record.pid, 'SIGKILL');
    while (isRecordAlive(record)) {
      await new Promise(resolve => setImmediate(resolve));
    }
    assert.ok(readProcessIdentity(child));
    assert.equal(await ensurePart(part, partContext), 'restarted: it had died');
    assert.equal(readProcessIdentity(child), undefined);
    await down(part);
  },
);
