// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/* Objects as an API server writes them. */

const CREATED = '2026-03-02T08:00:00Z';

/** A Deployment whose rollout is complete. */
export function rawDeployment(
  name: string,
  change: {
    namespace?: string;
    replicas?: number;
    ready?: number;
    labels?: Record<string, string>;
    generation?: number;
    revision?: string;
    conditions?: object[];
  } = {},
) {
  const { namespace = 'health', replicas = 2, ready = replicas } = change;
  return {
    metadata: {
      name,
      namespace,
      uid: `uid-of-${name}`,
      creationTimestamp: CREATED,
      generation: change.generation ?? 1,
      labels: change.labels ?? { 'app.kubernetes.io/name': name },
      annotations: {
        'deployment.kubernetes.io/revision': change.revision ?? '1',
        'kubectl.kubernetes.io/last-applied-configuration': '{}',
      },
    },
    spec: {
      replicas,
      template: { spec: { containers: [{ image: `registry/${name}:1` }] } },
    },
    status: {
      observedGeneration: 1,
      replicas,
      readyReplicas: ready || undefined,
      conditions: change.conditions ?? [
        {
          type: 'Progressing',
          status: 'True',
          reason: 'NewReplicaSetAvailable',
          message: `ReplicaSet "${name}-5d8" has successfully progressed.`,
          lastUpdateTime: '2026-03-02T08:01:00Z',
          lastTransitionTime: CREATED,
        },
      ],
    },
  };
}

/** An autoscaler of a Deployment that follows its CPU. */
export function rawAutoscaler(
  target: string,
  change: { namespace?: string; kind?: string; metrics?: object[] } = {},
) {
  return {
    metadata: {
      name: `${target}-hpa`,
      namespace: change.namespace ?? 'health',
      uid: `uid-of-${target}-hpa`,
    },
    spec: {
      scaleTargetRef: { kind: change.kind ?? 'Deployment', name: target },
      minReplicas: 2,
      maxReplicas: 6,
      metrics: change.metrics ?? [
        {
          type: 'Resource',
          resource: {
            name: 'cpu',
            target: { type: 'Utilization', averageUtilization: 70 },
          },
        },
      ],
    },
  };
}

/** A Pod of a Deployment's ReplicaSet `5d8`, or of another one. */
export function rawPod(
  deployment: string,
  change: {
    suffix?: string;
    hash?: string;
    ready?: boolean;
    phase?: string;
    reason?: string;
    message?: string;
    created?: string;
    containers?: object[];
  } = {},
) {
  const { suffix = 'aaaaa', hash = '5d8', ready = true } = change;
  return {
    metadata: {
      name: `${deployment}-${hash}-${suffix}`,
      namespace: 'health',
      uid: `uid-of-${deployment}-${hash}-${suffix}`,
      creationTimestamp: change.created ?? CREATED,
      labels: { 'pod-template-hash': hash },
      ownerReferences: [{ kind: 'ReplicaSet', name: `${deployment}-${hash}` }],
    },
    status: {
      phase: change.phase ?? 'Running',
      reason: change.reason,
      message: change.message,
      conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }],
      containerStatuses: change.containers ?? [
        { name: 'web', ready, restartCount: 0, state: { running: {} } },
      ],
    },
  };
}

/** An Event about an object. */
export function rawEvent(
  kind: string,
  name: string,
  change: {
    id?: string;
    reason?: string;
    message?: string;
    count?: number;
    at?: string;
  } = {},
) {
  const id = change.id ?? '1';
  return {
    metadata: {
      name: `${name}.${id}`,
      namespace: 'health',
      uid: `uid-of-event-${id}`,
      creationTimestamp: CREATED,
    },
    involvedObject: { kind, name },
    reason: change.reason ?? 'ScalingReplicaSet',
    message: change.message ?? 'Scaled up replica set to 2',
    count: change.count ?? 1,
    lastTimestamp: change.at ?? '2026-03-02T09:00:00Z',
  };
}
