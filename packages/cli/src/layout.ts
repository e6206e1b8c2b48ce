// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { join, resolve } from 'node:path';

/**
 * Where everything is. The clone holds what is fetched and built (`cache`), the state directory what a running
 * Cabildo keeps; they differ when tests run against a state of their own.
 *
 * @public
 */
export interface Layout {
  root: string;
  /** Stamps and the production build; outlives `reset`. */
  cache: string;
  state: string;
  run: string;
  logs: string;
  secretsFile: string;
  settingsFile: string;
  venv: string;
  portalBuild: string;
}

/** @public */
export function createLayout(options: {
  root: string;
  stateDirectory?: string;
}): Layout {
  const root = resolve(options.root);
  const home = join(root, '.cabildo');
  const state = options.stateDirectory ? resolve(options.stateDirectory) : home;
  const cache = join(home, 'cache');
  return {
    root,
    cache,
    state,
    run: join(state, 'run'),
    logs: join(state, 'logs'),
    secretsFile: join(state, 'secrets.json'),
    settingsFile: join(state, 'settings.json'),
    venv: join(root, '.venv'),
    portalBuild: join(cache, 'portal'),
  };
}

/** The layout of the clone this file belongs to. @public */
export function currentLayout(): Layout {
  return createLayout({
    root: resolve(import.meta.dirname, '../../..'),
    stateDirectory: process.env.CABILDO_STATE_DIR,
  });
}
