// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import type {
  ClusterObjects,
  FetchResponse,
  ObjectsByEntityResponse,
} from '@backstage/plugin-kubernetes-common';
import type {
  KubernetesObjectsByEntity,
  KubernetesObjectsProvider,
} from '@backstage/plugin-kubernetes-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { estateWorkloadReadPermission } from '@cabildo/plugin-estate-common';
import {
  idOfDeployment,
  placeOf,
  type Cluster,
} from '@cabildo/plugin-kubernetes-node';

/** @internal */
export interface VisibleObjectsProviderOptions {
  /** Who asks the clusters. */
  provider: KubernetesObjectsProvider;
  clusters: Cluster[];
  permissions: PermissionsService;
}

/**
 * Leaves of what clusters answer the namespaces in which the reader may see a
 * workload of the estate.
 *
 * @remarks
 *
 * What is asked for is written by teams in their own files: the id or the
 * selector in an annotation may name another department's objects, and the
 * portal's account reads them all. So it is the namespace that decides, which
 * the configuration gives to an environment. An object beside a Deployment that
 * the estate does not know yet is shown a moment later.
 */
export class VisibleObjectsProvider implements KubernetesObjectsProvider {
  readonly #options: VisibleObjectsProviderOptions;

  constructor(options: VisibleObjectsProviderOptions) {
    this.#options = options;
  }

  async getKubernetesObjectsByEntity(
    query: KubernetesObjectsByEntity,
    options: { credentials: BackstageCredentials },
  ): Promise<ObjectsByEntityResponse> {
    const { provider } = this.#options;
    const { items } = await provider.getKubernetesObjectsByEntity(
      query,
      options,
    );
    return {
      items: await Promise.all(
        items.map(item => this.#visible(item, options.credentials)),
      ),
    };
  }

  async getCustomResourcesByEntity(): Promise<ObjectsByEntityResponse> {
    throw new NotAllowedError('The portal reads no custom resources');
  }

  async #visible(
    item: ClusterObjects,
    credentials: BackstageCredentials,
  ): Promise<ClusterObjects> {
    const namespaces = await this.#visibleNamespaces(item, credentials);
    return {
      ...item,
      resources: item.resources.map(
        response =>
          ({
            ...response,
            resources: response.resources.filter(({ metadata }) =>
              namespaces.has(metadata?.namespace ?? ''),
            ),
          } as FetchResponse),
      ),
      podMetrics: [],
    };
  }

  async #visibleNamespaces(
    item: ClusterObjects,
    credentials: BackstageCredentials,
  ): Promise<Set<string>> {
    const { clusters, permissions } = this.#options;
    const cluster = clusters.find(({ id }) => id === item.cluster.name);
    const found = item.resources
      .flatMap(each => (each.type === 'deployments' ? each.resources : []))
      .flatMap(({ metadata: { namespace = '', name = '' } = {} }) => {
        const place = cluster && placeOf(cluster, namespace);
        return place
          ? [
              {
                namespace,
                workload: idOfDeployment(
                  { namespace, name },
                  { clusterId: cluster.id, environment: place.environment },
                ),
              },
            ]
          : [];
      });
    const decisions = await permissions.authorize(
      found.map(({ workload }) => ({
        permission: estateWorkloadReadPermission,
        resourceRef: workload.id,
      })),
      { credentials },
    );
    return new Set(
      found
        .filter((_, at) => decisions[at].result === AuthorizeResult.ALLOW)
        .map(({ namespace }) => namespace),
    );
  }
}
