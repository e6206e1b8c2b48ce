// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Service } from '@aws-sdk/client-ecs';
import type { ScalingFacts } from '@cabildo/plugin-estate-common';

/**
 * How many tasks run and should.
 *
 * @param options - `previous` is what was known before; it tells since when
 * tasks have been missing
 */
export function toScaling(
  service: Service,
  options: { observedAt: string; previous?: ScalingFacts },
): ScalingFacts {
  const { observedAt, previous } = options;
  const desired = service.desiredCount ?? 0;
  const running = service.runningCount ?? 0;
  return {
    desired,
    running,
    pending: service.pendingCount ?? 0,
    ...(running < desired
      ? { shortSince: previous?.shortSince ?? observedAt }
      : {}),
  };
}
