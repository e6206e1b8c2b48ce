// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { WorldEnvironment } from '../environments.ts';
import type { Behaviour } from './createBehaviours.ts';
import type { WorldFunction } from './generateFunctions.ts';

/** How the sandbox models one function. */
export type FunctionBehaviour = Pick<
  Behaviour,
  'latencySeconds' | 'errorRatio' | 'requestsPerSecond'
>;

/** Describes every function, by `<account>/<region>/lambda/<function>`. */
export function createFunctionBehaviours(
  functions: readonly WorldFunction[],
  environments: readonly WorldEnvironment[],
): Record<string, FunctionBehaviour> {
  return Object.fromEntries(
    functions.map(each => {
      const { service, reserved, peakCallsPerSecond: peak } = each;
      const { accountId, region } = environments.find(
        ({ department, name }) =>
          department === service.department && name === 'prod',
      )!;
      // What was given too little is short of it day and night.
      const isShort =
        reserved !== undefined && reserved < peak * each.durationSeconds;
      return [
        `${accountId}/${region}/lambda/${each.name}`,
        {
          latencySeconds: each.durationSeconds,
          errorRatio: each.errorRatio,
          requestsPerSecond: {
            base: isShort ? peak : peak / 10,
            peak,
            peakHour: service.peakHour,
          },
        },
      ];
    }),
  );
}
