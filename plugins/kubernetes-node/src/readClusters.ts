// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { Environment } from '@cabildo/plugin-aws-node';

const CLUSTERS_KEY = 'cabildo.clusters';
const ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/**
 * A Kubernetes cluster that the portal knows.
 *
 * @public
 */
export interface Cluster {
  /** Id in the configuration. */
  id: string;
  /** Address of the API server, without a final slash. */
  url: string;
  /** Secret. Never log it. */
  token: string;
  /** PEM of the authority that signed the API server's certificate. */
  ca?: string;
  /** Whether any certificate is believed. */
  skipTLSVerify: boolean;
  /** What runs in it for whom. */
  places: ClusterPlace[];
}

/**
 * What of a cluster belongs to one environment.
 *
 * @public
 */
export interface ClusterPlace {
  /** Whose it is. */
  environment: Environment;
  /** Its namespaces. Undefined: all of them. */
  namespaces?: ReadonlySet<string>;
}

/**
 * Reads `cabildo.clusters`.
 *
 * @param config - the root configuration
 * @param environments - those of `cabildo.environments`
 * @returns the clusters in the order of the file; none when the key is absent
 * @throws InputError that names the key and how to mend it
 * @public
 */
export function readClusters(
  config: Config,
  environments: Environment[],
): Cluster[] {
  const section = config.getOptionalConfig(CLUSTERS_KEY);
  const clusters = (section?.keys() ?? []).map(id =>
    readCluster(id, section!.getConfig(id), environments),
  );
  refuseSharedEnvironment(clusters);
  return clusters;
}

/**
 * Whose a namespace is.
 *
 * @returns undefined when it is nobody's that is configured
 * @public
 */
export function placeOf(
  { places }: Pick<Cluster, 'places'>,
  namespace: string,
): ClusterPlace | undefined {
  return places.find(({ namespaces }) => namespaces?.has(namespace) ?? true);
}

function readCluster(
  id: string,
  config: Config,
  environments: Environment[],
): Cluster {
  const key = `${CLUSTERS_KEY}.${id}`;
  if (!ID.test(id)) {
    throw new InputError(
      `${key} is no usable id: use lower case letters, digits and single hyphens`,
    );
  }
  const caData = config.getOptionalString('caData');
  return {
    id,
    url: readUrl(key, config.getString('url')),
    token: config.getString('token'),
    ca: caData && Buffer.from(caData, 'base64').toString('utf8'),
    skipTLSVerify: config.getOptionalBoolean('skipTLSVerify') ?? false,
    places: readPlaces(key, config, environments),
  };
}

function readUrl(key: string, value: string): string {
  if (!/^https?:\/\//.test(value) || !URL.canParse(value)) {
    throw new InputError(
      `${key}.url is ${JSON.stringify(
        value,
      )}: give the address of the API server, such as https://10.0.0.1:6443`,
    );
  }
  const { username, password } = new URL(value);
  if (username || password) {
    // Not with the value: it would be a secret in a log.
    throw new InputError(
      `${key}.url holds a name or password: give a token in ${key}.token instead`,
    );
  }
  return value.replace(/\/+$/, '');
}

function readPlaces(
  key: string,
  config: Config,
  environments: Environment[],
): ClusterPlace[] {
  const find = (name: string, id: string) => {
    const environment = environments.find(known => known.id === id);
    if (!environment) {
      throw new InputError(
        `${key}.${name} is '${id}', which is no environment: use an id from cabildo.environments`,
      );
    }
    return environment;
  };
  const whole = config.getOptionalString('environment');
  const namespaces = config.getOptionalConfig('namespaces');
  if ((whole === undefined) === (namespaces === undefined)) {
    throw new InputError(
      `${key} needs either 'environment', for all of its namespaces, or 'namespaces', with an environment for each`,
    );
  }
  if (whole !== undefined) {
    return [{ environment: find('environment', whole) }];
  }
  const byEnvironment = new Map<Environment, Set<string>>();
  for (const namespace of namespaces!.keys()) {
    const environment = find(
      `namespaces.${namespace}`,
      namespaces!.getString(namespace),
    );
    const names = byEnvironment.get(environment) ?? new Set();
    byEnvironment.set(environment, names.add(namespace));
  }
  return [...byEnvironment].map(([environment, names]) => ({
    environment,
    namespaces: names,
  }));
}

// An environment is read as one: it could not be half read and be covered.
function refuseSharedEnvironment(clusters: Cluster[]): void {
  const seen = new Map<string, string>();
  for (const { id, places } of clusters) {
    for (const { environment } of places) {
      const earlier = seen.get(environment.id);
      if (earlier) {
        throw new InputError(
          `${CLUSTERS_KEY}.${id} and ${CLUSTERS_KEY}.${earlier} both serve the environment '${environment.id}': give each cluster an environment of its own`,
        );
      }
      seen.set(environment.id, id);
    }
  }
}
