// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { spawnGit } from '../git/runGit.ts';

/** @public */
export interface SendArchiveOptions {
  /** Of the repository on disk. */
  path: string;
  /** Full name. */
  commit: string;
  /** The directory everything in the archive stands in. */
  name: string;
  format: 'tar.gz' | 'zip';
}

/** Sends the files of a commit as one file. @public */
export async function sendArchive(
  response: ServerResponse,
  options: SendArchiveOptions,
): Promise<void> {
  const { path, commit, name, format } = options;
  const child = spawnGit(
    ['archive', `--format=${format}`, `--prefix=${name}/`, commit],
    path,
  );
  const { stdout } = child;
  if (!stdout) {
    throw new Error('git archive has no output');
  }
  response.setHeader(
    'Content-Type',
    format === 'zip' ? 'application/zip' : 'application/gzip',
  );
  response.setHeader(
    'Content-Disposition',
    `attachment; filename="${name}-${commit.slice(0, 10)}.${format}"`,
  );
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('ETag', `"${commit}"`);
  response.once('close', () => child.kill());
  await pipeline(stdout, response);
}
