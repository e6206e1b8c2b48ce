// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createUuid } from '../random.ts';
import type { StandingEnvironment } from '../aws/environmentStacks.ts';
import type { Library } from '../aws/platformAccount.ts';
import {
  deliveryParameters,
  listenerRulePriority,
  ownershipTags,
  workloadParameters,
} from '../provisioning.ts';
import type { WorldService } from './WorldService.ts';

/** What a service's stacks are told. */
export interface ServiceStacks {
  readonly delivery: StackInput;
  /** By environment name. */
  readonly workloads: Readonly<Record<string, StackInput>>;
}

export interface StackInput {
  readonly parameters: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
}

export interface CreateServiceStacksOptions {
  readonly seed: string;
  readonly library: Library;
  readonly dev: StandingEnvironment;
  readonly prod?: StandingEnvironment;
  /** Names of the services that share the listeners, this one included. */
  readonly neighbours: readonly string[];
}

/** Parameters and tags of all stacks of a service, made by the portal's own rules. */
export function createServiceStacks(
  service: WorldService,
  options: CreateServiceStacksOptions,
): ServiceStacks {
  const { library, dev, prod } = options;
  const requestId = createUuid(options.seed, `request/${service.name}`);
  const context = {
    request: {
      name: service.name,
      title: service.title,
      description: service.description,
      owner: service.owner,
      system: service.system,
      environments: [...service.environments],
      language: service.language,
      tier: service.tier,
      visibility: service.visibility,
      healthPath: service.healthPath,
    },
    department: service.department,
    system: service.system,
    requestId,
    library: { url: library.url, version: library.version },
  };
  const priority = findPriority(service.name, options.neighbours);
  const tags = (environment: string) =>
    ownershipTags({
      service: service.name,
      environment,
      department: service.department,
      owner: service.owner,
      system: service.system,
      tier: service.tier,
      libraryVersion: library.version,
      requestId,
    });
  const environments = prod ? [dev, prod] : [dev];
  const workloads = environments.map(environment => [
    environment.name,
    {
      parameters: workloadParameters(context, environment, {
        listenerRulePriority: priority,
      }),
      tags: tags(environment.name),
    },
  ]);
  return {
    delivery: {
      parameters: deliveryParameters(
        context,
        { dev, prod },
        { branch: 'main' },
      ),
      tags: tags(dev.name),
    },
    workloads: Object.fromEntries(workloads),
  };
}

/** Neighbours take theirs in alphabetical order, so that the answer does not depend on who asks first. */
function findPriority(name: string, neighbours: readonly string[]): number {
  const taken = new Set<number>();
  for (const neighbour of [...neighbours].sort()) {
    const priority = listenerRulePriority(neighbour, taken);
    if (neighbour === name) {
      return priority;
    }
    taken.add(priority);
  }
  throw new Error(`${name} is not among its neighbours`);
}
