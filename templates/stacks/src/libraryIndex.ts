// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder that holds one folder for each version of the library. */
const LIBRARY_ROOT = fileURLToPath(new URL('..', import.meta.url));

const VERSION = /^\d+\.\d+\.\d+$/;

/**
 * What one version of the library consists of, as published next to it in `index.json`.
 *
 * @public
 */
export interface LibraryIndex {
  /** Version, such as `1.0.0`. */
  version: string;
  /** SHA-256 in hexadecimal of each template, by its path below the version. */
  files: Record<string, string>;
}

/**
 * One template of a version of the library, with the bytes that are published.
 *
 * @public
 */
export interface LibraryFile {
  /** Path below the version, with forward slashes. */
  path: string;
  content: Buffer;
  /** SHA-256 of the content, in hexadecimal. */
  sha256: string;
}

/**
 * Reads the templates of one version, in the order of their paths.
 *
 * @public
 */
export function libraryFiles(version: string): LibraryFile[] {
  // The version becomes part of a path here and of a prefix in the bucket.
  if (!VERSION.test(version)) {
    throw new Error(`'${version}' is not a version such as 1.0.0`);
  }
  const folder = join(LIBRARY_ROOT, version);
  if (!existsSync(folder)) {
    throw new Error(`The library has no version ${version}: ${folder}`);
  }
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name.endsWith('.yaml'))
    .map(entry => join(entry.parentPath, entry.name))
    .map(file => {
      const content = readFileSync(file);
      return {
        path: relative(folder, file).split(sep).join('/'),
        content,
        sha256: createHash('sha256').update(content).digest('hex'),
      };
    })
    .sort((left, right) => (left.path < right.path ? -1 : 1));
}

/**
 * The index of one version, computed from its files.
 *
 * @public
 */
export function libraryIndex(version: string): LibraryIndex {
  return {
    version,
    files: Object.fromEntries(
      libraryFiles(version).map(file => [file.path, file.sha256]),
    ),
  };
}

/**
 * The exact bytes of `index.json`, which a second publication must meet again.
 *
 * @public
 */
export function serializeLibraryIndex(index: LibraryIndex): string {
  return `${JSON.stringify(index, undefined, 2)}\n`;
}
