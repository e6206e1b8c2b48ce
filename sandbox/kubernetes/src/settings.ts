// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { readWholeNumber, requireVariable } from '@cabildo/sandbox-web';

/** What the cluster is told from outside; environment variables are its only interface. */
export interface Settings {
  /** Port of the API server on loopback. */
  readonly port: number;
  /** Where the programs of the control plane are. */
  readonly programs: string;
  readonly stateDirectory: string;
  /** Seed and size of the world whose services run here too; the world has its own defaults. */
  readonly seed?: string;
  readonly serviceCount?: number;
  /** How many Deployments; fewer where the world has fewer services in prod. */
  readonly deployments: number;
}

export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  return {
    port: readWholeNumber(environment, 'CABILDO_KUBERNETES_PORT'),
    programs: requireVariable(environment, 'CABILDO_KUBERNETES_PROGRAMS'),
    stateDirectory: requireVariable(environment, 'CABILDO_STATE_DIR'),
    deployments: readWholeNumber(environment, 'CABILDO_KUBERNETES_DEPLOYMENTS'),
    ...(environment.CABILDO_WORLD_SEED && {
      seed: environment.CABILDO_WORLD_SEED,
    }),
    ...(environment.CABILDO_WORLD_SERVICES && {
      serviceCount: readWholeNumber(environment, 'CABILDO_WORLD_SERVICES'),
    }),
  };
}
