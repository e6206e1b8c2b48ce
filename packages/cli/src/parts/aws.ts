// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { join } from 'node:path';
import { addresses, pythonEnvironment } from './environment.ts';
import type { Part } from './types.ts';

/** The AWS sandbox: every service on one endpoint, and the front of its load balancers. @public */
export const aws: Part = {
  name: 'aws',
  after: [],
  needs: ['python'],
  ports: ports => [ports.aws, ports.edge],
  url: context => addresses(context).aws,
  sources: ['sandbox/aws/cabildo_sandbox', 'sandbox/aws/requirements.txt'],
  startTimeoutMs: 90_000,
  // It stops the tasks it runs and writes its state down.
  stopTimeoutMs: 20_000,
  command: context => ({
    file: join(context.layout.venv, 'bin', 'python'),
    arguments: ['-m', 'cabildo_sandbox'],
    directory: context.layout.root,
    environment: {
      ...pythonEnvironment(context),
      PYTHONPATH: join(context.layout.root, 'sandbox/aws'),
      CABILDO_AWS_PORT: String(context.ports.aws),
      CABILDO_EDGE_PORT: String(context.ports.edge),
      CABILDO_STATE_DIR: join(context.layout.state, 'aws'),
      CABILDO_GIT_URL: addresses(context).git,
      CABILDO_GIT_TOKEN: context.secrets.gitBotToken,
    },
  }),
};
