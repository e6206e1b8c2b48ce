// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createRandom } from '../random.ts';
import { DENIED_DEPARTMENT } from './generateServices.ts';
import type { WorldService } from './WorldService.ts';

/** A function that does something for a service beside it, in prod. */
export interface WorldFunction {
  /** Unique in its account. */
  readonly name: string;
  readonly service: WorldService;
  /** Calls a second at the busiest hour; none for the one that nobody calls any more. */
  readonly peakCallsPerSecond: number;
  readonly durationSeconds: number;
  readonly errorRatio: number;
  /** Concurrency set aside for it; undefined where it shares what nobody reserved. */
  readonly reserved?: number;
}

const SUFFIXES = ['reminders', 'receipts', 'digest', 'import', 'resize'];

/** So many services have one function beside them. */
const SERVICES_A_FUNCTION = 9;

/** However small the world: one that is throttled, and one that is never called. */
const FEWEST = 2;

/** The concurrency of the one that somebody gave too little. */
const TOO_LITTLE = 5;

/** The functions of a world; nothing else is out of the ordinary about their services. */
export function generateFunctions(
  seed: string,
  services: readonly WorldService[],
): WorldFunction[] {
  return services
    .filter(
      ({ department, environments, oddity, mismatch }) =>
        department !== DENIED_DEPARTMENT &&
        environments.includes('prod') &&
        !oddity &&
        !mismatch,
    )
    .slice(
      0,
      Math.max(FEWEST, Math.round(services.length / SERVICES_A_FUNCTION)),
    )
    .map((service, index) => createFunction(seed, service, index));
}

function createFunction(
  seed: string,
  service: WorldService,
  index: number,
): WorldFunction {
  const random = createRandom(seed, `function/${service.name}`);
  const common = {
    name: `${service.name}-${random.pick(SUFFIXES)}`,
    service,
    peakCallsPerSecond: random.integer(2, 24),
    durationSeconds: random.integer(10, 160) / 100,
    errorRatio: random.integer(0, 12) / 1_000,
  };
  switch (index) {
    case 0:
      // Half as much again as it may answer at once.
      return {
        ...common,
        reserved: TOO_LITTLE,
        peakCallsPerSecond: (TOO_LITTLE * 1.5) / common.durationSeconds,
      };
    case 1:
      return { ...common, peakCallsPerSecond: 0 };
    default:
      return index % 5 === 0 ? { ...common, reserved: 120 } : common;
  }
}
