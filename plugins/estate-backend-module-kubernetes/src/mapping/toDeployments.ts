// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { DeploymentFacts } from '@cabildo/plugin-estate-common';
import type { Condition, Deployment, Pod } from '../client/objects';
import type { DeploymentView } from './DeploymentView';
import { isFailing } from './podState';
import { desiredOf } from './toScaling';

const REVISION = 'deployment.kubernetes.io/revision';

/**
 * The rollout of a Deployment. Kubernetes follows one at a time and keeps none
 * that is over.
 *
 * See https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#deployment-status
 *
 * @param previous - what was known before: a Deployment does not say when its
 * rollout began, only when it last got on
 */
export function toDeployments(
  { deployment, pods }: Pick<DeploymentView, 'deployment' | 'pods'>,
  previous: DeploymentFacts[],
): DeploymentFacts[] {
  const { metadata, spec, status } = deployment;
  const progressing = conditionOf(deployment, 'Progressing');
  const failure = conditionOf(deployment, 'ReplicaFailure');
  const rollout = rolloutOf(deployment, progressing);
  const id = `${metadata.uid}/${metadata.annotations?.[REVISION] ?? '0'}`;
  const updatedAt = iso(
    progressing?.lastUpdateTime ?? metadata.creationTimestamp,
  );
  const own = rollout === 'COMPLETED' ? pods : ofNewTemplate(pods, progressing);
  return [
    {
      id,
      status: 'PRIMARY',
      rollout,
      rolloutReason:
        failure?.status === 'True' ? failure.message : progressing?.message,
      createdAt:
        previous.find(known => known.id === id)?.createdAt ??
        (metadata.annotations?.[REVISION] === '1'
          ? iso(metadata.creationTimestamp)
          : updatedAt),
      updatedAt,
      desired: desiredOf(spec),
      running:
        rollout === 'COMPLETED'
          ? status.readyReplicas ?? 0
          : own.filter(pod => pod.status.ready).length,
      failedTasks: own.filter(isFailing).length,
      image: spec.image,
    },
  ];
}

function rolloutOf(
  { metadata, status }: Deployment,
  progressing: Condition | undefined,
): DeploymentFacts['rollout'] {
  // What it says is still about what was asked for before.
  if ((status.observedGeneration ?? 0) < (metadata.generation ?? 0)) {
    return 'IN_PROGRESS';
  }
  if (!progressing || progressing.status === 'Unknown') {
    return 'UNKNOWN';
  }
  if (progressing.status === 'False') {
    return 'FAILED';
  }
  return progressing.reason === 'NewReplicaSetAvailable'
    ? 'COMPLETED'
    : 'IN_PROGRESS';
}

/**
 * The Pods of the version that is rolled out. Only the condition's message names
 * its ReplicaSet; without it they are those of the newest Pod's template, which
 * is another's when a rollout that is stuck is scaled.
 */
function ofNewTemplate(pods: Pod[], progressing: Condition | undefined): Pod[] {
  const [, named] = /"([^"]+)"/.exec(progressing?.message ?? '') ?? [];
  const [newest] = [...pods].sort(
    (a, b) =>
      Date.parse(b.metadata.creationTimestamp ?? '') -
      Date.parse(a.metadata.creationTimestamp ?? ''),
  );
  const wanted = named ?? (newest && replicaSetOf(newest));
  return pods.filter(pod => replicaSetOf(pod) === wanted);
}

function replicaSetOf({ metadata }: Pod): string | undefined {
  return metadata.ownerReferences?.find(({ kind }) => kind === 'ReplicaSet')
    ?.name;
}

function conditionOf(
  { status }: Deployment,
  type: string,
): Condition | undefined {
  return status.conditions?.find(condition => condition.type === type);
}

function iso(time: string | undefined): string {
  return new Date(time ?? 0).toISOString();
}
