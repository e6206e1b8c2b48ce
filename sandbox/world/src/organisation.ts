// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { GitHost } from './git/GitHost.ts';

/** Where the catalogue YAML of the organisation stands in this repository. */
const DIRECTORY = fileURLToPath(new URL('../organisation', import.meta.url));

/**
 * A file of the organisation's repository.
 *
 * @public
 */
export interface OrganisationFile {
  /** Inside the repository, with `/` between its parts. */
  path: string;
  content: string;
}

/**
 * The departments, teams, people, domains and systems, as files of the
 * repository that the catalogue reads; `all.yaml` leads to the others.
 *
 * @public
 */
export function organisationFiles(): OrganisationFile[] {
  return readdirSync(DIRECTORY, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && /\.(yaml|md)$/.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name))
    .sort()
    .map(path => ({
      path: path.slice(DIRECTORY.length + 1).replaceAll('\\', '/'),
      content: readFileSync(path, 'utf8'),
    }));
}

/** @public */
export interface PushOrganisationOptions {
  /** Of the Git host, such as `http://localhost:7010`. */
  gitUrl: string;
  /** Of somebody who may push for the platform team. */
  token: string;
}

/**
 * Brings `platform/organisation` on the Git host to what stands here. Where it
 * does already, nothing is pushed.
 *
 * @returns the newest commit, and whether this call made it.
 * @public
 */
export async function pushOrganisation(
  options: PushOrganisationOptions,
): Promise<{ changed: boolean; commit: string }> {
  const host = new GitHost(options.gitUrl, options.token);
  await host.ensureOrganisation('platform', 'Platform team');
  return host.push({
    owner: 'platform',
    name: 'organisation',
    description: 'Departments, teams, people, domains and systems',
    files: Object.fromEntries(
      organisationFiles().map(({ path, content }) => [path, content]),
    ),
    message: 'Describe the organisation',
  });
}
