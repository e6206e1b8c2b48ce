// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { ScalingRange } from '@cabildo/plugin-estate-common';
import type { Autoscaler } from '../client/objects';

/**
 * Between what limits an autoscaler moves a Deployment; undefined when none
 * does.
 */
export function toRange(
  autoscaler: Autoscaler | undefined,
): ScalingRange | undefined {
  if (!autoscaler) {
    return undefined;
  }
  const { metadata, spec } = autoscaler;
  return {
    min: spec.minReplicas ?? 1,
    max: spec.maxReplicas,
    policies: spec.metrics
      .map(({ name, measure, target }) => ({
        name: `${metadata.name}/${name}`,
        metric: measure,
        target,
      }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}
