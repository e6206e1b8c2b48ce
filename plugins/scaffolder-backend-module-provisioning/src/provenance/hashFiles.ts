// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * SHA-256 in hexadecimal of every regular file below a folder, by its path
 * with forward slashes, in the order of the paths. Links and `.git` are left out.
 */
export async function hashFiles(
  folder: string,
  options: { ignore: readonly string[] },
): Promise<Record<string, string>> {
  const entries = await readdir(folder, {
    recursive: true,
    withFileTypes: true,
  });
  const paths = entries
    .filter(entry => entry.isFile())
    .map(entry =>
      path
        .relative(folder, path.join(entry.parentPath, entry.name))
        .split(path.sep)
        .join('/'),
    )
    .filter(file => !file.startsWith('.git/') && !options.ignore.includes(file))
    .sort();
  const hashes: Record<string, string> = {};
  for (const file of paths) {
    hashes[file] = createHash('sha256')
      .update(await readFile(path.join(folder, file)))
      .digest('hex');
  }
  return hashes;
}
