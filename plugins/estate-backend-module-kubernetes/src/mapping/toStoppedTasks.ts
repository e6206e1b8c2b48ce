// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { StoppedTaskFacts } from '@cabildo/plugin-estate-common';
import type { ContainerStatus, Pod } from '../client/objects';
import { hopelessWait } from './podState';

// As many as a person reads.
const STOPPED_TASKS_KEPT = 5;

/** Why containers of Pods stopped or never came to run, the newest first. */
export function toStoppedTasks(pods: Pod[]): StoppedTaskFacts[] {
  return pods
    .flatMap(pod => [
      ...endOfPod(pod),
      ...pod.status.containers.flatMap(container =>
        endOfContainer(pod, container),
      ),
    ])
    .sort(
      (a, b) =>
        Date.parse(b.stoppedAt) - Date.parse(a.stoppedAt) ||
        (a.id < b.id ? -1 : 1),
    )
    .slice(0, STOPPED_TASKS_KEPT);
}

// An evicted Pod has no container that could say why.
function endOfPod({ metadata, status }: Pod): StoppedTaskFacts[] {
  return status.phase === 'Failed' && status.reason
    ? [
        {
          id: metadata.name,
          stoppedAt: iso(metadata.creationTimestamp),
          reason: words(status.reason, status.message),
        },
      ]
    : [];
}

function endOfContainer(
  { metadata }: Pod,
  container: ContainerStatus,
): StoppedTaskFacts[] {
  const ended = container.terminated ?? container.lastTerminated;
  const wait = hopelessWait(container);
  // An init container that did its work has ended well.
  if ((!ended || ended.reason === 'Completed') && !wait) {
    return [];
  }
  return [
    {
      id: `${metadata.name}/${container.name}`,
      stoppedAt: iso(ended?.finishedAt ?? metadata.creationTimestamp),
      // The end is closer to the cause than what the kubelet does about it.
      reason: ended
        ? words(ended.reason ?? wait?.reason, ended.message ?? wait?.message)
        : words(wait?.reason, wait?.message),
      exitCode: ended?.exitCode,
    },
  ];
}

function words(...parts: (string | undefined)[]): string {
  return parts.filter(Boolean).join(': ');
}

function iso(time: string | undefined): string {
  return new Date(time ?? 0).toISOString();
}
