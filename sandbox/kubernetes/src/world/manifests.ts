// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { READER } from '../control/credentials.ts';
import type { WorldDeployment } from './chooseDeployments.ts';

/** An object and where it is made. */
export interface Manifest {
  readonly path: string;
  readonly object: {
    readonly metadata: { readonly name: string } & Record<string, unknown>;
  } & Record<string, unknown>;
}

/**
 * What docs/production.md asks for: what the estate watches, and what a
 * service's page lists beside it.
 */
export const READER_RULES = [
  {
    apiGroups: [''],
    resources: ['pods', 'events'],
    verbs: ['list', 'watch'],
  },
  {
    apiGroups: ['apps'],
    resources: ['deployments'],
    verbs: ['list', 'watch'],
  },
  {
    apiGroups: ['autoscaling'],
    resources: ['horizontalpodautoscalers'],
    verbs: ['list', 'watch'],
  },
  { apiGroups: [''], resources: ['services'], verbs: ['list'] },
  { apiGroups: ['apps'], resources: ['replicasets'], verbs: ['list'] },
  {
    apiGroups: ['networking.k8s.io'],
    resources: ['ingresses'],
    verbs: ['list'],
  },
];

// Pods of a stuck version are given up after this long.
const PROGRESS_DEADLINE_SECONDS = 60;

/** A node on which KWOK runs nothing, and the portal's right to look. */
export function clusterManifests(namespaces: readonly string[]): Manifest[] {
  const allocatable = { cpu: '64', memory: '256Gi', pods: '500' };
  return [
    {
      path: '/api/v1/nodes',
      object: {
        metadata: {
          name: 'sandbox-node',
          annotations: { 'kwok.x-k8s.io/node': 'fake' },
          labels: { 'kubernetes.io/os': 'linux' },
        },
        status: { allocatable, capacity: allocatable },
      },
    },
    {
      path: '/apis/rbac.authorization.k8s.io/v1/clusterroles',
      object: { metadata: { name: READER }, rules: READER_RULES },
    },
    {
      path: '/apis/rbac.authorization.k8s.io/v1/clusterrolebindings',
      object: {
        metadata: { name: READER },
        roleRef: {
          apiGroup: 'rbac.authorization.k8s.io',
          kind: 'ClusterRole',
          name: READER,
        },
        subjects: [{ kind: 'User', name: READER }],
      },
    },
    ...namespaces.map(name => ({
      path: '/api/v1/namespaces',
      object: { metadata: { name } },
    })),
  ];
}

/** A Deployment as its team would have applied it. */
export function deploymentManifest(deployment: WorldDeployment): Manifest {
  const { service, namespace, replicas, oddity } = deployment;
  const { name } = service;
  const selector = { 'app.kubernetes.io/name': name };
  return {
    path: `/apis/apps/v1/namespaces/${namespace}/deployments`,
    object: {
      metadata: {
        name,
        labels: {
          ...selector,
          'app.kubernetes.io/part-of': service.system,
          'app.kubernetes.io/version': service.version,
          'backstage.io/kubernetes-id': name,
          'cabildo.io/department': service.department,
          'cabildo.io/owner': service.owner,
          'cabildo.io/tier': service.tier,
        },
      },
      spec: {
        replicas,
        progressDeadlineSeconds: PROGRESS_DEADLINE_SECONDS,
        selector: { matchLabels: selector },
        template: {
          metadata: {
            labels: {
              ...selector,
              'backstage.io/kubernetes-id': name,
              ...(oddity === 'crashing' && {
                'sandbox.cabildo.io/pods': 'crashing',
              }),
            },
          },
          spec: {
            containers: [
              {
                name: 'web',
                image: `registry.gob.localhost/${name}:${service.version}`,
                resources: { requests: { cpu: '250m', memory: '256Mi' } },
              },
            ],
          },
        },
      },
    },
  };
}

/** A version whose image is not there, as a patch of what runs. */
export function unpullablePatch({ service }: WorldDeployment): object {
  return {
    spec: {
      template: {
        metadata: { labels: { 'sandbox.cabildo.io/pods': 'unpullable' } },
        spec: {
          containers: [
            {
              name: 'web',
              image: `registry.gob.localhost/${service.name}:not-there`,
              resources: { requests: { cpu: '250m', memory: '256Mi' } },
            },
          ],
        },
      },
    },
  };
}

/** What scales a Deployment; undefined where nothing does. */
export function autoscalerManifest({
  service: { name },
  namespace,
  range,
}: WorldDeployment): Manifest | undefined {
  return (
    range && {
      path: `/apis/autoscaling/v2/namespaces/${namespace}/horizontalpodautoscalers`,
      object: {
        metadata: { name, labels: { 'backstage.io/kubernetes-id': name } },
        spec: {
          scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
          minReplicas: range.min,
          maxReplicas: range.max,
          metrics: [
            {
              type: 'Resource',
              resource: {
                name: 'cpu',
                target: { type: 'Utilization', averageUtilization: 70 },
              },
            },
          ],
        },
      },
    }
  );
}
