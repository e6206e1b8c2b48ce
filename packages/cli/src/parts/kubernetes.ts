// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { join } from 'node:path';
import { controlPlaneHome } from '../install/controlPlane.ts';
import { baseEnvironment } from './environment.ts';
import type { Part } from './types.ts';

/** How many services of the world run in the cluster as well. @public */
export const CLUSTER_DEPLOYMENTS = 40;

/** A Kubernetes control plane with Deployments of the departments; only where it was asked for. @public */
export const kubernetes: Part = {
  name: 'kubernetes',
  after: [],
  needs: ['packages', 'control-plane'],
  ports: ports => [ports.kubernetes],
  url: context => `https://127.0.0.1:${context.ports.kubernetes}`,
  sources: ['sandbox/kubernetes'],
  startTimeoutMs: 120_000,
  // Five programs, one after the other.
  stopTimeoutMs: 30_000,
  command: ({ layout, ports, settings }) => ({
    file: process.execPath,
    arguments: ['sandbox/kubernetes/src/main.ts'],
    directory: layout.root,
    environment: {
      ...baseEnvironment(),
      CABILDO_KUBERNETES_PORT: String(ports.kubernetes),
      CABILDO_KUBERNETES_PROGRAMS: controlPlaneHome(layout.root),
      CABILDO_KUBERNETES_DEPLOYMENTS: String(CLUSTER_DEPLOYMENTS),
      CABILDO_STATE_DIR: join(layout.state, 'kubernetes'),
      ...(settings.seed && { CABILDO_WORLD_SEED: settings.seed }),
      ...(settings.services !== undefined && {
        CABILDO_WORLD_SERVICES: String(settings.services),
      }),
    },
  }),
};

/** What the part tells the portal; written before it is ready. @public */
export function kubernetesConfig(stateDirectory: string): string {
  return join(stateDirectory, 'kubernetes/app-config.kubernetes.yaml');
}
