// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { CallCount, FactKind } from '@cabildo/plugin-estate-common';
import {
  problemFrom,
  type CollectOptions,
  type EstateScope,
  type EstateSource,
  type ListenOptions,
  type ScopeReading,
} from '@cabildo/plugin-estate-node';
import {
  idOfDeployment,
  placeOf,
  type Cluster,
  type ClusterPlace,
} from '@cabildo/plugin-kubernetes-node';
import { NotFoundError } from '@backstage/errors';
import type { Deployment } from './client/objects';
import { toViews } from './mapping/DeploymentView';
import { toFacts } from './mapping/toFacts';
import { toWorkload } from './mapping/toWorkload';
import { untilAborted } from './untilAborted';
import { kindsOf, kubernetesFactKinds } from './watch/kindsOf';
import { listenToCluster } from './watch/listenToCluster';
import { WatchPool } from './watch/WatchPool';

/**
 * The Deployments of the configured clusters.
 *
 * @remarks
 *
 * A cluster is watched from the first time that it is asked for, all of it at
 * once, and as long as it is asked for; reading a scope then calls nobody. What hinders one kind of objects
 * leaves the facts of the others; without the Deployments there is nothing.
 */
export class KubernetesEstateSource implements EstateSource {
  readonly id = 'kubernetes';
  readonly kinds = kubernetesFactKinds;
  readonly toldKinds = kubernetesFactKinds;
  readonly #clusters: Cluster[];
  readonly #watches = new WatchPool();

  constructor(options: { clusters: Cluster[] }) {
    this.#clusters = options.clusters;
  }

  async scopes(): Promise<EstateScope[]> {
    return this.#clusters.flatMap(({ places }) =>
      places.map(({ environment }) => ({
        environmentId: environment.id,
        accountId: environment.accountId,
        region: environment.region,
        department: environment.department,
      })),
    );
  }

  async collect(
    scope: EstateScope,
    options: CollectOptions,
  ): Promise<ScopeReading> {
    const { signal, previous, only } = options;
    const { cluster, place } = this.#placeOf(scope.environmentId);
    const { environment } = place;
    return this.#watches.use(cluster, async watch => {
      await untilAborted(watch.settled(), signal);
      const failures = watch.failures();
      if (failures.has('deployments')) {
        throw failures.get('deployments');
      }
      const observedAt = new Date().toISOString();
      const workloadOf = (deployment: Deployment) =>
        toWorkload(deployment, { clusterId: cluster.id, environment });
      const ids = only && new Set(only.workloadIds);
      const missing = new Set<FactKind>(
        [...failures.keys()].flatMap(kind => kindsOf[kind]),
      );
      const views = toViews(
        watch,
        deployment =>
          placeOf(cluster, deployment.metadata.namespace) === place &&
          (!ids || ids.has(workloadOf(deployment).id)),
      );
      return {
        observations: views.map(view => {
          const workload = workloadOf(view.deployment);
          return {
            sourceId: this.id,
            workload,
            facts: toFacts(view, {
              observedAt,
              missing,
              previous: previous?.(workload.id),
            }),
          };
        }),
        problems: [...failures].map(([kind, error]) =>
          problemFrom(error, kindsOf[kind]),
        ),
        // The Deployments of a cluster are all known or none, see above.
        inventory: 'complete',
      };
    });
  }

  calls(): CallCount[] {
    return [...this.#watches.calls()].flatMap(([{ id, places }, counts]) =>
      Array.from(counts, ([operation, calls]) => ({
        clusterId: id,
        environmentIds: places.map(({ environment }) => environment.id),
        operation: `Kubernetes ${operation}`,
        calls,
      })),
    );
  }

  async listen(scope: EstateScope, options: ListenOptions): Promise<void> {
    const { signal, onHint, onHeard } = options;
    const { cluster, place } = this.#placeOf(scope.environmentId);
    const { environment } = place;
    await this.#watches.use(cluster, async watch => {
      await untilAborted(watch.settled(), signal);
      await listenToCluster(watch, {
        signal,
        onHeard,
        onHint: hint => onHint(environment.id, hint),
        hintOf: ({ deployment, kinds }) =>
          placeOf(cluster, deployment.namespace) === place
            ? {
                workloadIds: [
                  idOfDeployment(deployment, {
                    clusterId: cluster.id,
                    environment,
                  }).id,
                ],
                kinds: [...kinds],
              }
            : undefined,
      });
    });
  }

  /** Ends all watches; it can be asked no more. */
  async stop(): Promise<void> {
    await this.#watches.stop();
  }

  #placeOf(environmentId: string): { cluster: Cluster; place: ClusterPlace } {
    for (const cluster of this.#clusters) {
      const place = cluster.places.find(
        ({ environment }) => environment.id === environmentId,
      );
      if (place) {
        return { cluster, place };
      }
    }
    throw new NotFoundError(
      `No cluster in cabildo.clusters serves the environment '${environmentId}'`,
    );
  }
}
