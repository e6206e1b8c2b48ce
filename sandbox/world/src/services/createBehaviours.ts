// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { WorldEnvironment } from '../environments.ts';
import type { WorldService } from './WorldService.ts';

/** How the sandbox models one service: the body of its control route `behaviours`. */
export interface Behaviour {
  startSeconds: number;
  healthy: boolean;
  capacityPerTaskRps: number;
  latencySeconds: number;
  errorRatio: number;
  cpuBase: number;
  requestsPerSecond: { base: number; peak: number; peakHour: number };
  failingImage?: string;
  exitCode?: number;
  stoppedReason?: string;
}

// The presets' maximum for the smallest tier, which the service at its maximum has.
const SMALLEST_MAXIMUM = 4;

/** Describes every workload, by `<account>/<region>/<cluster>/<service>`. */
export function createBehaviours(
  services: readonly WorldService[],
  environments: readonly WorldEnvironment[],
): Record<string, Behaviour> {
  const behaviours: Record<string, Behaviour> = {};
  for (const service of services) {
    for (const environment of environments) {
      if (
        environment.department === service.department &&
        service.environments.includes(environment.name) &&
        service.mismatch !== 'ghost'
      ) {
        const key = `${environment.accountId}/${environment.region}/cabildo-${environment.name}/${service.name}`;
        behaviours[key] = createBehaviour(service, environment.name);
      }
    }
  }
  return behaviours;
}

function createBehaviour(
  service: WorldService,
  environment: string,
): Behaviour {
  const behaviour: Behaviour = {
    startSeconds: service.startSeconds,
    healthy: true,
    capacityPerTaskRps: service.capacityPerTask,
    latencySeconds: service.latencySeconds,
    errorRatio: service.errorRatio,
    cpuBase: 1.5,
    requestsPerSecond: requestsPerSecond(service, environment),
  };
  if (service.oddity === 'failing-deployment' && environment === 'prod') {
    behaviour.failingImage = nextVersion(service.version);
    behaviour.exitCode = 1;
    behaviour.stoppedReason = 'Essential container in task exited';
  }
  return behaviour;
}

function requestsPerSecond(
  service: WorldService,
  environment: string,
): Behaviour['requestsPerSecond'] {
  const { peakHour, peakRequestsPerSecond: peak } = service;
  if (environment !== 'prod') {
    // People who build and test it.
    return { base: 0.05, peak: 0.8, peakHour };
  }
  if (service.oddity === 'at-maximum') {
    // Nearly all that its maximum can serve, day and night: slow, and now and then too slow.
    const rate = Math.round(service.capacityPerTask * SMALLEST_MAXIMUM * 0.95);
    return { base: rate, peak: rate, peakHour };
  }
  return { base: Math.max(0.5, Math.round(peak * 0.8) / 10), peak, peakHour };
}

/** The version that comes after; its image is the one that fails. */
export function nextVersion(version: string): string {
  const [major, minor] = version.split('.').map(Number);
  return `${major}.${minor! + 1}.0`;
}
