// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { readTargetHealth } from '../client/readTargets';
import { targetGroupArns } from '../mapping/serviceKey';
import { toTargets } from '../mapping/toTargets';
import { readEach } from '../client/readEach';
import type { Part } from './types';

/** What the load balancers think of the tasks. */
export const targetsPart: Part = {
  kinds: ['targets'],
  async read({ context, services }) {
    const observedAt = new Date().toISOString();
    const { results, error } = await readEach(
      services.flatMap(targetGroupArns),
      arn => readTargetHealth(context, arn),
    );
    return {
      factsOf(service) {
        const arns = targetGroupArns(service);
        if (arns.length === 0) {
          return { targets: { value: undefined, observedAt } };
        }
        const read = arns.flatMap(arn => results.get(arn) ?? []);
        return arns.every(arn => results.has(arn))
          ? { targets: { value: toTargets(read), observedAt } }
          : {};
      },
      error,
    };
  },
};
