// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { FactKind } from '@cabildo/plugin-estate-common';
import type { Cluster, DeploymentKey } from '@cabildo/plugin-kubernetes-node';
import { ApiClient } from '../client/ApiClient';
import type { Autoscaler, Deployment, Event, Pod } from '../client/objects';
import * as resources from '../client/resources';
import {
  ownerOfAutoscaler,
  ownerOfEvent,
  ownerOfPod,
} from '../mapping/ownerOf';
import { kindsOf, type WatchedKind } from './kindsOf';
import { ResourceWatch } from './ResourceWatch';

/** Something about a Deployment may be different. */
export interface ClusterChange {
  deployment: DeploymentKey;
  kinds: readonly FactKind[];
}

/**
 * What a cluster holds: one watch for each kind, begun once and shared by all
 * environments of the cluster.
 */
export class ClusterWatch {
  readonly deployments: ResourceWatch<Deployment>;
  readonly autoscalers: ResourceWatch<Autoscaler>;
  readonly pods: ResourceWatch<Pod>;
  readonly events: ResourceWatch<Event>;
  readonly #client: ApiClient;
  readonly #stopping = new AbortController();
  readonly #listeners = new Set<(change: ClusterChange) => void>();
  readonly #running: Promise<unknown>;

  /** @param onCall - told of every request, by operation, such as `list pods` */
  constructor(cluster: Cluster, onCall: (operation: string) => void) {
    const client = new ApiClient({ ...cluster, onCall });
    this.#client = client;
    this.deployments = new ResourceWatch({
      client,
      resource: resources.deployments,
      onChange: ({ metadata }) => this.#tell('deployments', metadata),
    });
    this.autoscalers = new ResourceWatch({
      client,
      resource: resources.autoscalers,
      onChange: autoscaler =>
        this.#tell('autoscalers', ownerOfAutoscaler(autoscaler)),
    });
    this.pods = new ResourceWatch({
      client,
      resource: resources.pods,
      onChange: pod => this.#tell('pods', ownerOfPod(pod)),
    });
    this.events = new ResourceWatch({
      client,
      resource: resources.events,
      onChange: event =>
        this.#tell(
          'events',
          ownerOfEvent(event, (...key) => this.autoscalers.get(...key)),
        ),
    });
    this.#running = Promise.all(
      this.#watches().map(([, watch]) => watch.run(this.#stopping.signal)),
    );
  }

  /** What keeps it from knowing, by kind; empty while it knows everything. */
  failures(): Map<WatchedKind, unknown> {
    return new Map(
      this.#watches().flatMap(([kind, { failure }]) =>
        failure === undefined ? [] : [[kind, failure]],
      ),
    );
  }

  /** When the cluster last showed that nothing was missed of any kind, in milliseconds. */
  get aliveAt(): number {
    return Math.min(...this.#watches().map(([, { aliveAt }]) => aliveAt));
  }

  /** Resolves when each kind is either known or cannot be. */
  async settled(): Promise<void> {
    await Promise.all(this.#watches().map(([, watch]) => watch.settled()));
  }

  /**
   * Tells of every change from now on.
   *
   * @returns what ends it
   */
  onChange(listener: (change: ClusterChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Ends all watches. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
    this.#client.close();
  }

  #watches() {
    return [
      ['deployments', this.deployments],
      ['autoscalers', this.autoscalers],
      ['pods', this.pods],
      ['events', this.events],
    ] as const;
  }

  #tell(kind: WatchedKind, deployment: DeploymentKey | undefined): void {
    if (!deployment) {
      return;
    }
    const { namespace, name } = deployment;
    // By their names ReplicaSets may seem to be a Deployment's that are another's.
    if (kind === 'deployments' || this.deployments.get(namespace, name)) {
      for (const listener of this.#listeners) {
        listener({ deployment: { namespace, name }, kinds: kindsOf[kind] });
      }
    }
  }
}
