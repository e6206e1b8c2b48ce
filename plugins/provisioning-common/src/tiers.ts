// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * How much a service gets.
 *
 * @public
 */
export interface TierPreset {
  /** For example `tier-1`. */
  id: string;
  /** One English word. */
  title: string;
  /** CPU units of one task; 1024 are one vCPU. */
  cpu: number;
  /** Memory of one task in MiB. */
  memory: number;
  /** Fewest tasks in production. Two, because one alone is an outage at every deployment of its zone. */
  minTasks: number;
  /** Most tasks in production. */
  maxTasks: number;
}

/**
 * Sizes that a service can have, the smallest first. CPU and memory are pairs
 * that Fargate offers.
 *
 * See
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html
 *
 * @public
 */
export const tierPresets: readonly TierPreset[] = [
  {
    id: 'tier-1',
    title: 'Small',
    cpu: 256,
    memory: 512,
    minTasks: 2,
    maxTasks: 4,
  },
  {
    id: 'tier-2',
    title: 'Medium',
    cpu: 512,
    memory: 1024,
    minTasks: 2,
    maxTasks: 20,
  },
  {
    id: 'tier-3',
    title: 'Large',
    cpu: 1024,
    memory: 2048,
    minTasks: 4,
    maxTasks: 60,
  },
  {
    id: 'tier-4',
    title: 'Massive',
    cpu: 2048,
    memory: 4096,
    minTasks: 10,
    maxTasks: 200,
  },
];

/**
 * What a service gets in one environment.
 *
 * @public
 */
export interface TierCapacity {
  /** CPU units of one task; 1024 are one vCPU. */
  cpu: number;
  /** Memory of one task in MiB. */
  memory: number;
  /** Fewest tasks. */
  minTasks: number;
  /** Most tasks. */
  maxTasks: number;
}

/**
 * What a tier means in one environment: outside production one task is
 * enough, and a second shows that the service can be more than one.
 *
 * @param tier - id of a preset
 * @param environment - name of the environment, for example `dev`
 * @returns undefined when there is no such tier
 * @public
 */
export function tierCapacity(
  tier: string,
  environment: string,
): TierCapacity | undefined {
  const preset = tierPresets.find(candidate => candidate.id === tier);
  if (!preset) {
    return undefined;
  }
  const { cpu, memory, minTasks, maxTasks } = preset;
  return environment === 'prod'
    ? { cpu, memory, minTasks, maxTasks }
    : { cpu, memory, minTasks: 1, maxTasks: 2 };
}
