// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { fileURLToPath } from 'node:url';

/** What the world is told from outside; environment variables are its only interface. */
export interface Settings {
  readonly awsEndpoint: string;
  readonly gitUrl: string;
  readonly gitToken: string;
  readonly edgePort: number;
  readonly stateDirectory: string;
  /** The same seed gives the same names and figures. */
  readonly seed: string;
  readonly serviceCount: number;
  /** How many services run in the cluster as well; none where there is no cluster. */
  readonly clusterDeployments: number;
  /** Catalogue YAML of departments, teams, systems and people. */
  readonly organisationDirectory: string;
}

export const DEFAULT_SEED = 'cabildo';
/** With prod for half of them, and some that are only written down: 420 workloads. */
export const DEFAULT_SERVICES = 282;
const MAX_SERVICES = 5_000;

export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const problems: string[] = [];

  function required(name: string): string {
    const value = environment[name];
    if (!value) {
      problems.push(`${name} is not set`);
    }
    return (value ?? '').replace(/\/$/, '');
  }

  function wholeNumber(
    name: string,
    min: number,
    max: number,
    fallback?: number,
  ): number {
    const text = environment[name] || String(fallback ?? '');
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < min || value > max) {
      problems.push(
        `${name} must be a whole number from ${min} to ${max}, not '${text}'`,
      );
    }
    return value;
  }

  const settings: Settings = {
    awsEndpoint: required('CABILDO_AWS_ENDPOINT'),
    gitUrl: required('CABILDO_GIT_URL'),
    gitToken: required('CABILDO_GIT_BOT_TOKEN'),
    edgePort: wholeNumber('CABILDO_EDGE_PORT', 1, 65535),
    stateDirectory: required('CABILDO_STATE_DIR'),
    seed: environment.CABILDO_WORLD_SEED || DEFAULT_SEED,
    serviceCount: wholeNumber(
      'CABILDO_WORLD_SERVICES',
      0,
      MAX_SERVICES,
      DEFAULT_SERVICES,
    ),
    clusterDeployments: wholeNumber(
      'CABILDO_KUBERNETES_DEPLOYMENTS',
      0,
      MAX_SERVICES,
      0,
    ),
    organisationDirectory: fileURLToPath(
      new URL('../organisation', import.meta.url),
    ),
  };
  if (problems.length > 0) {
    throw new Error(`The world cannot start: ${problems.join('; ')}`);
  }
  return settings;
}
