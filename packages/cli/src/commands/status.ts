// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { relative } from 'node:path';
import type { Layout } from '../layout.ts';
import { ALL_PARTS, partsFor } from '../parts/all.ts';
import { partState } from '../parts/startPart.ts';
import { readRecord } from '../processes/record.ts';
import { formatDuration } from '../progress.ts';
import { DEFAULT_SETTINGS, readSettings } from '../settings.ts';
import { formatTable } from '../table.ts';

/** Shows every part; returns 1 when one is dead, so that scripts can ask. @public */
export function status(layout: Layout): number {
  const now = Date.now();
  let dead = 0;
  const asked = new Set(
    partsFor(readSettings(layout.settingsFile) ?? DEFAULT_SETTINGS).map(
      ({ name }) => name,
    ),
  );
  const shown = ALL_PARTS.filter(
    ({ name }) => asked.has(name) || readRecord(layout.run, name),
  );
  const rows = shown.map(part => {
    const record = readRecord(layout.run, part.name);
    const state = partState(part, record);
    const alive = state === 'running' || state === 'starting';
    dead += state === 'dead' ? 1 : 0;
    return [
      part.name,
      state,
      alive ? String(record!.pid) : '',
      record?.url ?? '',
      alive ? formatDuration(now - Date.parse(record!.startedAt)) : '',
      record ? relative(process.cwd(), record.logFile) : '',
    ];
  });
  process.stdout.write(
    formatTable(['PART', 'STATE', 'PID', 'ADDRESS', 'UP FOR', 'LOG'], rows),
  );
  if (dead > 0) {
    process.stdout.write(
      '\nA part is dead: its log says why, ./cabildo up starts it again.\n',
    );
  }
  return dead > 0 ? 1 : 0;
}
