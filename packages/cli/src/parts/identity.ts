// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { join } from 'node:path';
import { addresses, baseEnvironment } from './environment.ts';
import type { Part } from './types.ts';

/** The OpenID Connect provider. @public */
export const identity: Part = {
  name: 'identity',
  after: [],
  needs: ['packages'],
  ports: ports => [ports.identity],
  url: context => addresses(context).identity,
  sources: ['sandbox/identity', 'sandbox/world/people.yaml'],
  startTimeoutMs: 60_000,
  command: context => {
    const { portal, git } = addresses(context);
    const clients = [
      {
        client_id: 'portal',
        client_secret: context.secrets.portalClientSecret,
        redirect_uris: [`${portal}/api/auth/oidc/handler/frame`],
      },
      {
        client_id: 'git',
        client_secret: context.secrets.gitClientSecret,
        redirect_uris: [`${git}/user/callback`],
      },
    ];
    return {
      file: process.execPath,
      arguments: ['sandbox/identity/src/main.ts'],
      directory: context.layout.root,
      environment: {
        ...baseEnvironment(),
        CABILDO_IDENTITY_PORT: String(context.ports.identity),
        CABILDO_STATE_DIR: join(context.layout.state, 'identity'),
        CABILDO_PEOPLE_FILE: join(
          context.layout.root,
          'sandbox/world/people.yaml',
        ),
        CABILDO_OIDC_CLIENTS: JSON.stringify(clients),
      },
    };
  },
};
