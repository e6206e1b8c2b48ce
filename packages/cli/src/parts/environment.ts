// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { join } from 'node:path';
import type { PartContext } from './types.ts';

const NEVER_PROXIED = 'localhost,127.0.0.1,.localhost';

/**
 * The environment every part starts from: this terminal's, without what would lead a part out of the sandbox.
 *
 * @remarks
 *
 * Inherited `AWS_*` variables may name real accounts, a proxy would see the calls to loopback, and CI makes some
 * tools behave differently.
 *
 * @public
 */
export function baseEnvironment(
  inherited: NodeJS.ProcessEnv = process.env,
): NodeJS.ProcessEnv {
  const kept = Object.entries(inherited).filter(
    ([name]) =>
      !/^(AWS_|CABILDO_|NODE_OPTIONS$|PYTHONPATH$|CI$|no_proxy$)/i.test(name),
  );
  return {
    ...Object.fromEntries(kept),
    NO_PROXY: NEVER_PROXIED,
    no_proxy: NEVER_PROXIED,
    NO_COLOR: '1',
  };
}

/** The base environment with the Python environment's programs first on PATH. @public */
export function pythonEnvironment(context: PartContext): NodeJS.ProcessEnv {
  const environment = baseEnvironment();
  return {
    ...environment,
    PATH: `${join(context.layout.venv, 'bin')}:${environment.PATH ?? ''}`,
    PYTHONUNBUFFERED: '1',
  };
}

/** Addresses of the parts as a browser, and so every other part, knows them. @public */
export function addresses(context: PartContext) {
  const { ports } = context;
  return {
    portal: `http://localhost:${ports.portal}`,
    aws: `http://127.0.0.1:${ports.aws}`,
    git: `http://localhost:${ports.git}`,
    gitHost: `localhost:${ports.git}`,
    identity: `http://localhost:${ports.identity}`,
    edge: `http://localhost:${ports.edge}`,
  };
}
