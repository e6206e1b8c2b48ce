// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMissingFileError } from '../files.ts';
import { checkResult } from './results/combine.ts';
import type { Suite } from './types.ts';

const SOURCE =
  /\.(ts|tsx|js|cjs|mjs|jsx|py|sh|bash|go|css|scss|yaml|yml|toml|guard)$/;

// Tool settings of a line or two, what is generated, and files that leave for other repositories.
const EXEMPT: readonly RegExp[] = [
  /(^|\/)\.[^/]*(rc|rc\.c?js|rc\.ya?ml)$/,
  /\/(generated|fixtures?|__fixtures__)\//,
  /\/schema\/openapi\/index\.ts$/,
  /^templates\/[^/]+\/skeleton[^/]*\//,
];

/** Whether a file must carry the header. Programs without an extension are known by their first line. @public */
export function needsHeader(path: string, content: string): boolean {
  return (
    !EXEMPT.some(pattern => pattern.test(path)) &&
    content.trim() !== '' &&
    (SOURCE.test(path) || content.startsWith('#!'))
  );
}

/** Whether the two header lines stand at the top, after a shebang or another line that must be first. @public */
export function hasHeader(content: string): boolean {
  const top = content.split('\n').slice(0, 4);
  const first = top.findIndex(line =>
    line.includes('SPDX-FileCopyrightText: The Cabildo Authors'),
  );
  return (
    first >= 0 &&
    top[first + 1]?.includes('SPDX-License-Identifier: Apache-2.0') === true
  );
}

/** Every tracked source file says whose it is and under which licence. @public */
export const spdxSuite: Suite = {
  name: 'spdx',
  title: 'Licence headers',
  needs: [],
  run: async ({ layout, log }) => {
    const paths = execFileSync('git', ['ls-files', '-z'], {
      cwd: layout.root,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    })
      .split('\0')
      .filter(Boolean);
    const missing = paths.filter(path => {
      try {
        const content = readFileSync(join(layout.root, path), 'utf8');
        return needsHeader(path, content) && !hasHeader(content);
      } catch (error) {
        // Tracked, but deleted in the working tree.
        if (
          isMissingFileError(error) ||
          (error as NodeJS.ErrnoException).code === 'EISDIR'
        ) {
          return false;
        }
        throw error;
      }
    });
    missing.forEach(path => log(`${path}: no SPDX header`));
    log(`${paths.length} tracked files, ${missing.length} without a header`);
    return checkResult(missing.length === 0 ? 0 : 1);
  },
};
