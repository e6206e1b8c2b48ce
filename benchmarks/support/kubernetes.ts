// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { kubernetesConfig } from '@cabildo/cli/src/parts/kubernetes.ts';
import type { PartContext } from '@cabildo/cli/src/parts/types.ts';
import { ensureCredentials } from '@cabildo/sandbox-kubernetes/src/control/credentials.ts';
import { KubernetesApi } from '@cabildo/sandbox-kubernetes/src/control/KubernetesApi.ts';

/** The sandbox's control plane, as its administrator sees it. @public */
export interface ControlPlane {
  api: KubernetesApi;
  server: string;
  /** PEM. */
  ca: string;
  readerToken: string;
}

/** @public */
export function controlPlane({ layout }: PartContext): ControlPlane {
  const directory = join(layout.state, 'kubernetes');
  const { clusters, users } = JSON.parse(
    readFileSync(join(directory, 'kubeconfig'), 'utf8'),
  );
  const { server, 'certificate-authority': certificateFile } =
    clusters[0].cluster;
  return {
    api: new KubernetesApi({
      url: server,
      token: users[0].user.token,
      certificateFile,
    }),
    server,
    ca: readFileSync(certificateFile, 'utf8'),
    readerToken: ensureCredentials(directory).readerToken,
  };
}

/**
 * Has the portal know the control plane as several clusters, each with some of its namespaces; takes effect when the
 * portal starts.
 *
 * @param url - where each of them is asked
 * @public
 */
export async function splitCluster(
  part: PartContext,
  plane: ControlPlane,
  options: { url: string; clusters: number },
): Promise<void> {
  const { items } = await plane.api.call('GET', '/apis/apps/v1/deployments');
  const namespaces = [
    ...new Set<string>(items.map((item: any) => item.metadata.namespace)),
  ].sort();
  const clusters = Array.from({ length: options.clusters }, (_none, index) => [
    `cluster-${index + 1}`,
    {
      url: options.url,
      token: plane.readerToken,
      namespaces: Object.fromEntries(
        namespaces
          .filter((_name, position) => position % options.clusters === index)
          .map(name => [name, `${name}-prod`]),
      ),
    },
  ]);
  writeFileSync(
    kubernetesConfig(part.layout.state),
    JSON.stringify({ cabildo: { clusters: Object.fromEntries(clusters) } }),
    { mode: 0o600 },
  );
}

/** A Deployment that an autoscaler lets have from so many to so many Pods. @public */
export interface ScaledDeployment {
  namespace: string;
  name: string;
  min: number;
}

/** One that may have more Pods than it must. @public */
export async function findScaledDeployment({
  api,
}: ControlPlane): Promise<ScaledDeployment> {
  const { items } = await api.call(
    'GET',
    '/apis/autoscaling/v2/horizontalpodautoscalers',
  );
  const { metadata, spec } = items.find(
    (item: any) => item.spec.maxReplicas > item.spec.minReplicas,
  );
  const { namespace, name } = metadata;
  return { namespace, name, min: spec.minReplicas };
}

/** Has a Deployment want so many Pods. @public */
export async function scale(
  { api }: ControlPlane,
  { namespace, name }: ScaledDeployment,
  replicas: number,
): Promise<void> {
  await api.call(
    'PATCH',
    `/apis/apps/v1/namespaces/${namespace}/deployments/${name}`,
    { spec: { replicas } },
  );
}
