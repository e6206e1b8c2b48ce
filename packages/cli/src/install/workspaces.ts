// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A package of this repository. @public */
export interface Workspace {
  name: string;
  directory: string;
}

/** The workspaces the root package.json names, in a stable order. @public */
export function listWorkspaces(root: string): Workspace[] {
  const { workspaces } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  ) as { workspaces: string[] };
  return globSync(workspaces, { cwd: root })
    .sort()
    .map(path => join(root, path))
    .filter(directory => existsSync(join(directory, 'package.json')))
    .map(directory => ({
      directory,
      name: JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'))
        .name as string,
    }));
}
