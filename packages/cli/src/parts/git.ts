// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { join } from 'node:path';
import { addresses, baseEnvironment } from './environment.ts';
import type { Part } from './types.ts';

/** The Git host. @public */
export const git: Part = {
  name: 'git',
  after: [],
  needs: ['packages'],
  ports: ports => [ports.git],
  url: context => addresses(context).git,
  sources: ['sandbox/git'],
  startTimeoutMs: 60_000,
  command: context => ({
    file: process.execPath,
    arguments: ['sandbox/git/src/main.ts'],
    directory: context.layout.root,
    environment: {
      ...baseEnvironment(),
      CABILDO_GIT_PORT: String(context.ports.git),
      CABILDO_STATE_DIR: join(context.layout.state, 'git'),
      CABILDO_GIT_BOT_TOKEN: context.secrets.gitBotToken,
      CABILDO_OIDC_ISSUER: addresses(context).identity,
      CABILDO_OIDC_CLIENT_ID: 'git',
      CABILDO_OIDC_CLIENT_SECRET: context.secrets.gitClientSecret,
      CABILDO_PUSH_HOOK_URL: `${addresses(context).aws}/_sandbox/pushes`,
    },
  }),
};
