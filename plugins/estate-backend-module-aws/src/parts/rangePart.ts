// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  readScalableTargets,
  readScalingPolicies,
} from '../client/readScaling';
import { serviceKey } from '../mapping/serviceKey';
import { toRange } from '../mapping/toRange';
import type { Part } from './types';

/** Between what limits, and by what rules, autoscaling moves the services. */
export const rangePart: Part = {
  kinds: ['range'],
  async read({ context, services, isAll }) {
    const observedAt = new Date().toISOString();
    const keys = services.map(serviceKey);
    const [targets, ...policies] = await Promise.all([
      readScalableTargets(context, isAll ? undefined : keys),
      ...(isAll ? [undefined] : keys).map(key =>
        readScalingPolicies(context, key),
      ),
    ]);
    return {
      factsOf: service => ({
        range: {
          value: toRange(serviceKey(service), targets, policies.flat()),
          observedAt,
        },
      }),
    };
  },
};
