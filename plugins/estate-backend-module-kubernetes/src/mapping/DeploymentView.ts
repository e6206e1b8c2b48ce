// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Autoscaler, Deployment, Event, Pod } from '../client/objects';
import type { ClusterWatch } from '../watch/ClusterWatch';
import { ownerOfAutoscaler, ownerOfEvent, ownerOfPod } from './ownerOf';

/** A Deployment with what belongs to it. */
export interface DeploymentView {
  deployment: Deployment;
  /** Undefined when nothing scales it. */
  autoscaler?: Autoscaler;
  pods: Pod[];
  /** Those about itself, its ReplicaSets, Pods and autoscaler. */
  events: Event[];
}

/**
 * Puts together what a cluster holds.
 *
 * @param isWanted - narrows it to some Deployments
 */
export function toViews(
  watch: Pick<ClusterWatch, 'deployments' | 'autoscalers' | 'pods' | 'events'>,
  isWanted: (deployment: Deployment) => boolean,
): DeploymentView[] {
  const views = new Map<string, DeploymentView>();
  for (const deployment of watch.deployments.objects()) {
    if (isWanted(deployment)) {
      const view = { deployment, pods: [], events: [] };
      views.set(keyOf(deployment.metadata), view);
    }
  }
  const viewOf = (owner: { namespace: string; name: string } | undefined) =>
    owner && views.get(keyOf(owner));
  for (const autoscaler of watch.autoscalers.objects()) {
    const view = viewOf(ownerOfAutoscaler(autoscaler));
    if (view) {
      view.autoscaler = autoscaler;
    }
  }
  for (const pod of watch.pods.objects()) {
    viewOf(ownerOfPod(pod))?.pods.push(pod);
  }
  for (const event of watch.events.objects()) {
    const owner = ownerOfEvent(event, (...key) =>
      watch.autoscalers.get(...key),
    );
    viewOf(owner)?.events.push(event);
  }
  return [...views.values()];
}

function keyOf({ namespace, name }: { namespace: string; name: string }) {
  return `${namespace}/${name}`;
}
