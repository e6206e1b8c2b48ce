// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { ScalingFacts } from '@cabildo/plugin-estate-common';
import type { Deployment } from '../client/objects';

/**
 * How many Pods are ready and should be.
 *
 * @remarks
 *
 * Only a Pod that is ready gets requests, so one that runs but is not ready is
 * still starting.
 *
 * @param options - `previous` is what was known before; it tells since when
 * Pods have been missing
 */
export function toScaling(
  { spec, status }: Deployment,
  options: { observedAt: string; previous?: ScalingFacts },
): ScalingFacts {
  const { observedAt, previous } = options;
  const desired = desiredOf(spec);
  const running = status.readyReplicas ?? 0;
  return {
    desired,
    running,
    pending: Math.max(0, (status.replicas ?? 0) - running),
    ...(running < desired
      ? { shortSince: previous?.shortSince ?? observedAt }
      : {}),
  };
}

/** How many Pods a Deployment should have; the API's default is one. */
export function desiredOf({ replicas }: Deployment['spec']): number {
  return replicas ?? 1;
}
