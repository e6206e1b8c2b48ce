// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { DeploymentKey } from '@cabildo/plugin-kubernetes-node';
import type { Autoscaler, Event, Pod } from '../client/objects';

/**
 * The Deployment that a Pod belongs to; undefined when it belongs to none.
 *
 * @remarks
 *
 * The Deployment controller names a ReplicaSet after its Deployment and the
 * hash of the Pods' template, which the Pods have as a label: ReplicaSets need
 * not be watched to find the way back.
 */
export function ownerOfPod({ metadata }: Pod): DeploymentKey | undefined {
  const owner = metadata.ownerReferences?.find(
    ({ kind }) => kind === 'ReplicaSet',
  );
  const hash = metadata.labels?.['pod-template-hash'];
  return owner && hash && owner.name.endsWith(`-${hash}`)
    ? {
        namespace: metadata.namespace,
        name: owner.name.slice(0, -hash.length - 1),
      }
    : undefined;
}

/** The Deployment that an autoscaler moves; undefined when it moves something else. */
export function ownerOfAutoscaler({
  metadata,
  spec,
}: Autoscaler): DeploymentKey | undefined {
  const { kind, name } = spec.scaleTargetRef;
  return kind === 'Deployment'
    ? { namespace: metadata.namespace, name }
    : undefined;
}

/**
 * The Deployment that an Event may be about, by the name of the object it
 * speaks of, which is often gone already. There may be no such Deployment.
 */
export function ownerOfEvent(
  { metadata, involvedObject }: Event,
  autoscalerOf: (namespace: string, name: string) => Autoscaler | undefined,
): DeploymentKey | undefined {
  const { namespace } = metadata;
  const { kind, name } = involvedObject;
  switch (kind) {
    case 'Deployment':
      return { namespace, name };
    case 'ReplicaSet':
      return { namespace, name: withoutParts(name, 1) };
    case 'Pod':
      return { namespace, name: withoutParts(name, 2) };
    case 'HorizontalPodAutoscaler': {
      const autoscaler = autoscalerOf(namespace, name);
      return autoscaler && ownerOfAutoscaler(autoscaler);
    }
    default:
      return undefined;
  }
}

function withoutParts(name: string, count: number): string {
  return name.split('-').slice(0, -count).join('-');
}
