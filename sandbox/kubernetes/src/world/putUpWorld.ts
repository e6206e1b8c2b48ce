// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { setTimeout as delay } from 'node:timers/promises';
import type { KubernetesApi } from '../control/KubernetesApi.ts';
import type { WorldDeployment } from './chooseDeployments.ts';
import {
  autoscalerManifest,
  clusterManifests,
  deploymentManifest,
  unpullablePatch,
} from './manifests.ts';

const ROLLED_OUT_WITHIN_MS = 60_000;

/** Puts up what is not there yet; what somebody changed stays as it is. */
export async function putUpWorld(
  api: KubernetesApi,
  deployments: readonly WorldDeployment[],
): Promise<void> {
  const namespaces = [...new Set(deployments.map(each => each.namespace))];
  for (const { path, object } of clusterManifests(namespaces)) {
    await api.create(path, object);
  }
  for (const deployment of deployments) {
    const manifest = deploymentManifest(deployment);
    await api.create(manifest.path, manifest.object);
    const autoscaler = autoscalerManifest(deployment);
    if (autoscaler) {
      await api.create(autoscaler.path, autoscaler.object);
    }
  }
}

/** Brings the versions that do not start, over those that run. */
export async function bringStuckVersions(
  api: KubernetesApi,
  deployments: readonly WorldDeployment[],
): Promise<void> {
  for (const deployment of deployments) {
    if (deployment.oddity === 'stuck') {
      const { path, object } = deploymentManifest(deployment);
      const own = `${path}/${object.metadata.name}`;
      await untilRolledOut(api, own);
      await api.call('PATCH', own, unpullablePatch(deployment));
    }
  }
}

async function untilRolledOut(api: KubernetesApi, path: string): Promise<void> {
  const deadline = Date.now() + ROLLED_OUT_WITHIN_MS;
  for (;;) {
    const { spec, status } = await api.call('GET', path);
    // One that has its stuck version already is not waited for.
    const isStuck =
      spec.template.metadata.labels['sandbox.cabildo.io/pods'] !== undefined;
    if (isStuck || (status.readyReplicas ?? 0) >= spec.replicas) {
      return;
    }
    if (Date.now() > deadline) {
      throw new Error(`${path} did not become ready`);
    }
    await delay(500);
  }
}
