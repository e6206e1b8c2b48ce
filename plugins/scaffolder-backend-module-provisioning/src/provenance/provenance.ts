// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** Where a repository says what it was made from. */
export const PROVENANCE_PATH = '.cabildo/provenance.json';

const LIBRARY_PATH = 'deploy/library.json';

/** Version of the stack library that the workspace pins; undefined when it pins none. */
export async function readPinnedVersion(
  workspacePath: string,
): Promise<string | undefined> {
  let text: string;
  try {
    text = await readFile(path.join(workspacePath, LIBRARY_PATH), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
  const { version } = JSON.parse(text) as { version?: unknown };
  return typeof version === 'string' ? version : undefined;
}
