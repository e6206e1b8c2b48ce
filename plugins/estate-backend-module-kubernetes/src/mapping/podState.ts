// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { ContainerStatus, Pod } from '../client/objects';

// A container that waits for one of these waits in vain until somebody acts.
// https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/
const STARTING = new Set(['ContainerCreating', 'PodInitializing']);

/** Why a container waits although nothing it needs is still being made; undefined when it does not. */
export function hopelessWait({
  waiting,
}: ContainerStatus): { reason: string; message?: string } | undefined {
  return waiting?.reason !== undefined && !STARTING.has(waiting.reason)
    ? { reason: waiting.reason, message: waiting.message }
    : undefined;
}

/** Whether a Pod did not start or did not stay well, and is not well now. */
export function isFailing({ status }: Pod): boolean {
  return (
    !status.ready &&
    (status.phase === 'Failed' ||
      status.containers.some(
        container =>
          !container.ready &&
          (container.restartCount > 0 ||
            container.lastTerminated !== undefined ||
            (container.terminated?.exitCode ?? 0) !== 0 ||
            hopelessWait(container) !== undefined),
      ))
  );
}
