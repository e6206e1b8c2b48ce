// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { mockAwsService } from '@cabildo/plugin-aws-node/testUtils';
import type { Cluster } from '@cabildo/plugin-kubernetes-node';
import { KubernetesEstateSource } from '../KubernetesEstateSource';

const environments = mockAwsService().environments();

/** The environment `health-dev` fills a cluster at an address. */
export function clusterAt(url: string, change: Partial<Cluster> = {}): Cluster {
  const [dev] = environments;
  return {
    id: 'national',
    url,
    token: 'let-me-in',
    skipTLSVerify: false,
    places: [{ environment: dev }],
    ...change,
  };
}

/** A source with one cluster at an address. */
export function createSource(
  url: string,
  change: Partial<Cluster> = {},
): KubernetesEstateSource {
  return new KubernetesEstateSource({ clusters: [clusterAt(url, change)] });
}

/** Environments to place in clusters: `health-dev` and `health-prod`. */
export { environments };
