// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { join } from 'node:path';
import { addresses, pythonEnvironment } from './environment.ts';
import { CLUSTER_DEPLOYMENTS } from './kubernetes.ts';
import type { Part } from './types.ts';

/** Puts departments, accounts and services into the sandbox, then ends. @public */
export const world: Part = {
  name: 'world',
  after: ['aws', 'git'],
  needs: ['packages', 'python'],
  ports: () => [],
  sources: ['sandbox/world', 'templates/stacks'],
  // Twelve accounts with an environment each; two cores may be busy building meanwhile.
  startTimeoutMs: 300_000,
  finishes: true,
  command: context => {
    const { settings } = context;
    const { aws, git } = addresses(context);
    return {
      file: process.execPath,
      arguments: ['sandbox/world/src/main.ts'],
      directory: context.layout.root,
      environment: {
        ...pythonEnvironment(context),
        CABILDO_PORT: String(context.ports.portal),
        CABILDO_AWS_ENDPOINT: aws,
        CABILDO_GIT_URL: git,
        CABILDO_GIT_BOT_TOKEN: context.secrets.gitBotToken,
        CABILDO_EDGE_PORT: String(context.ports.edge),
        CABILDO_STATE_DIR: join(context.layout.state, 'world'),
        ...(settings.kubernetes && {
          CABILDO_KUBERNETES_DEPLOYMENTS: String(CLUSTER_DEPLOYMENTS),
        }),
        ...(settings.seed && { CABILDO_WORLD_SEED: settings.seed }),
        ...(settings.services !== undefined && {
          CABILDO_WORLD_SERVICES: String(settings.services),
        }),
      },
    };
  },
};
