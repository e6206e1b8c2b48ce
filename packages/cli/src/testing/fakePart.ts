// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { join } from 'node:path';
import { baseEnvironment } from '../parts/environment.ts';
import type { Part, PartContext } from '../parts/types.ts';
import { createLayout } from '../layout.ts';
import { portsFrom } from '../settings.ts';

/** A part that is a line of JavaScript. @public */
export function fakePart(script: string, overrides: Partial<Part> = {}): Part {
  return {
    name: 'fake',
    after: [],
    needs: [],
    ports: () => [],
    sources: [],
    startTimeoutMs: 20_000,
    command: context => ({
      file: process.execPath,
      arguments: ['-e', script],
      directory: context.layout.root,
      environment: baseEnvironment(),
    }),
    ...overrides,
  };
}

/** A context whose clone and state are a directory of the test. @public */
export function fakeContext(directory: string): PartContext {
  return {
    layout: createLayout({
      root: directory,
      stateDirectory: join(directory, 'state'),
    }),
    settings: { port: 7007 },
    ports: portsFrom(7007),
    secrets: {
      postgresPassword: 'p',
      portalToken: 't',
      sessionSecret: 's',
      gitBotToken: 't',
      portalClientSecret: 'c',
      gitClientSecret: 'd',
    },
  };
}
