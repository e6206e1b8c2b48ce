// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandError } from '../errors.ts';
import { readTextIfPresent } from '../files.ts';
import type { Layout } from '../layout.ts';
import { addresses, pythonEnvironment } from './environment.ts';
import type { Settings } from '../settings.ts';
import { kubernetesConfig } from './kubernetes.ts';
import { knowsPeople } from './people.ts';
import { findStartupFailure, readablePortalLog } from './portalLog.ts';
import type { Part, PartContext } from './types.ts';

// With sixty services some 140 MB are in use. Left alone, Node.js lets garbage grow to several times that: sweeps leave
// it no idle time in which it would give memory back.
const HEAP = ['--max-old-space-size=512', '--max-semi-space-size=8'];

// glibc keeps freed memory of every thread in an arena of its own, up to eight for each core.
const MALLOC_ARENA_MAX = '2';

/** The backend, which also serves the app. @public */
export const portal: Part = {
  name: 'portal',
  after: ['postgres', 'identity', 'world', 'kubernetes'],
  needs: ['packages', 'build'],
  ports: ports => [ports.portal],
  url: context => addresses(context).portal,
  sources: ['app-config.yaml', 'sandbox/app-config.sandbox.yaml'],
  // What it was built from, and the configuration that other parts wrote.
  fingerprint: ({ layout, settings }) =>
    [join(layout.cache, 'stamps/portal'), ...writtenConfigs(layout, settings)]
      .map(file => readTextIfPresent(file) ?? '')
      .join('\n'),
  // A first start makes all tables; two cores may be busy with something else.
  startTimeoutMs: 300_000,
  // An open browser keeps its streams, and so the server, open.
  stopTimeoutMs: 8_000,
  command: context => {
    const { layout, settings } = context;
    return {
      file: process.execPath,
      arguments: [
        ...HEAP,
        join(layout.portalBuild, 'packages/backend'),
        ...portalConfigs(layout, settings).flatMap(file => ['--config', file]),
      ],
      // Where the packed packages are: their schemas of the configuration are compiled, those of the sources are not.
      directory: layout.portalBuild,
      environment: portalEnvironment(context),
    };
  },
  findFailure: findStartupFailure,
  readableLog: readablePortalLog,
  // Ready is when somebody can sign in: the first start has to read the organisation.
  isReady: knowsPeople,
};

/** The configuration files of the sandbox's portal, a later one over the earlier. @public */
export function portalConfigs(layout: Layout, settings: Settings): string[] {
  return [
    join(layout.root, 'app-config.yaml'),
    join(layout.root, 'sandbox/app-config.sandbox.yaml'),
    ...writtenConfigs(layout, settings),
  ];
}

function writtenConfigs(layout: Layout, settings: Settings): string[] {
  return [
    join(layout.state, 'world/app-config.world.yaml'),
    ...(settings.kubernetes ? [kubernetesConfig(layout.state)] : []),
  ];
}

/** What the configuration files substitute and the AWS SDK reads. @public */
export function portalEnvironment(context: PartContext): NodeJS.ProcessEnv {
  const { ports, secrets } = context;
  const address = addresses(context);
  const credentials = readPortalCredentials(context);
  return {
    ...pythonEnvironment(context),
    NODE_ENV: 'production',
    MALLOC_ARENA_MAX,
    AWS_ENDPOINT_URL: address.aws,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    CABILDO_ROOT: context.layout.root,
    CABILDO_PORT: String(ports.portal),
    CABILDO_POSTGRES_PORT: String(ports.postgres),
    CABILDO_POSTGRES_PASSWORD: secrets.postgresPassword,
    CABILDO_PORTAL_TOKEN: secrets.portalToken,
    CABILDO_SESSION_SECRET: secrets.sessionSecret,
    CABILDO_GIT_URL: address.git,
    CABILDO_GIT_HOST: address.gitHost,
    CABILDO_GIT_BOT_TOKEN: secrets.gitBotToken,
    CABILDO_OIDC_ISSUER: address.identity,
    CABILDO_OIDC_CLIENT_SECRET: secrets.portalClientSecret,
    CABILDO_EDGE_PORT: String(ports.edge),
    CABILDO_TECHDOCS_DIR: join(context.layout.state, 'techdocs'),
  };
}

function readPortalCredentials(context: PartContext): {
  accessKeyId: string;
  secretAccessKey: string;
} {
  const file = join(context.layout.state, 'world/portal-credentials.json');
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new CommandError(
      `The portal's AWS credentials could not be read from ${file}`,
      {
        details: [(error as Error).message],
        remedy:
          'The world writes them: ./cabildo logs world, then ./cabildo up',
        cause: error,
      },
    );
  }
}
