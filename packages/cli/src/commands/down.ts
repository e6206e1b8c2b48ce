// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { reverseGraph, runGraph } from '../graph.ts';
import type { Layout } from '../layout.ts';
import { withLock } from '../lock.ts';
import { ALL_PARTS } from '../parts/all.ts';
import type { Part } from '../parts/types.ts';
import {
  type ProcessRecord,
  readRecord,
  removeRecord,
} from '../processes/record.ts';
import { type StopOutcome, stopProcess } from '../processes/stop.ts';
import { createProgress, type Progress } from '../progress.ts';

/** Stops what `up` started, the dependants first, and nothing else. @public */
export async function down(layout: Layout): Promise<void> {
  await withLock(layout.run, 'down', async () => {
    const stopped = await stopParts(ALL_PARTS, layout, createProgress());
    if (stopped === 0) {
      process.stdout.write('Nothing was running.\n');
    }
  });
}

/** Stops parts in reverse order; returns how many had been started. @public */
export async function stopParts(
  parts: readonly Part[],
  layout: Layout,
  progress: Progress,
): Promise<number> {
  const records = new Map<string, ProcessRecord>();
  for (const part of parts) {
    const record = readRecord(layout.run, part.name);
    if (record) {
      records.set(part.name, record);
    }
  }
  const tasks = parts.map(part => ({
    name: part.name,
    after: part.after,
    run: async () => {
      const record = records.get(part.name);
      if (record) {
        await stopPart(part, record, layout, progress);
      }
    },
  }));
  await runGraph(reverseGraph(tasks));
  return records.size;
}

async function stopPart(
  part: Part,
  record: ProcessRecord,
  layout: Layout,
  progress: Progress,
): Promise<void> {
  await progress.run(part.name, async step => {
    const outcome = await stopProcess(record, {
      signal: part.stopSignal,
      timeoutMs: part.stopTimeoutMs,
    });
    removeRecord(layout.run, part.name);
    step.result(describe(part, record, outcome));
  });
}

function describe(
  part: Part,
  record: ProcessRecord,
  outcome: StopOutcome,
): string {
  if (outcome === 'killed') {
    return `did not stop when asked, so process ${record.pid} was killed`;
  }
  if (outcome === 'not running') {
    return part.finishes ? 'had finished' : 'was not running any more';
  }
  return outcome;
}
