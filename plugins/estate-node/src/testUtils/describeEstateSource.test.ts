// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { toError } from '@backstage/errors';
import {
  workloadId,
  type FactKind,
  type ScopeProblem,
  type Workload,
} from '@cabildo/plugin-estate-common';
import type {
  CollectOptions,
  EstateSource,
  ScopeReading,
} from '../EstateSource';
import {
  describeEstateSource,
  type ConformanceWorld,
} from './describeEstateSource';

const PAGE = 5;
const scope = {
  environmentId: 'health-dev',
  accountId: '120000000003',
  region: 'us-east-1',
  department: 'health',
};

class RefusedError extends Error {
  name = 'AccessDeniedException';
}

/** The API of a made-up cloud. */
class Cloud {
  readonly #world: ConformanceWorld;
  #calls = 0;

  constructor(world: ConformanceWorld) {
    this.#world = world;
  }

  async list(from: number, signal: AbortSignal): Promise<string[]> {
    const { behaviour, names, words } = this.#world;
    if (behaviour === 'hanging') {
      await new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
      });
    }
    if (behaviour === 'denied') {
      throw new RefusedError(words);
    }
    this.#calls += 1;
    if (behaviour === 'throttled-once' && this.#calls === 1) {
      throw new Error('Rate exceeded');
    }
    const listed =
      behaviour === 'repeating' ? names.flatMap(name => [name, name]) : names;
    return listed.slice(from, from + PAGE);
  }

  alarms(): [] {
    if (this.#world.behaviour === 'kind-denied') {
      throw new RefusedError(this.#world.words);
    }
    return [];
  }
}

/** The smallest source that keeps all that is asked of one. */
class CloudSource implements EstateSource {
  readonly id = 'cloud';
  readonly kinds: readonly FactKind[] = ['scaling', 'alarms'];
  readonly #cloud: Cloud;

  constructor(cloud: Cloud) {
    this.#cloud = cloud;
  }

  async scopes() {
    return [scope];
  }

  async collect(
    _scope: typeof scope,
    { signal, only }: CollectOptions,
  ): Promise<ScopeReading> {
    const names = new Set<string>();
    for (let from = 0; ; from += PAGE) {
      const page = await this.#cloud
        .list(from, signal)
        .catch(error =>
          error.message === 'Rate exceeded'
            ? this.#cloud.list(from, signal)
            : Promise.reject(error),
        );
      page.forEach(name => names.add(name));
      if (page.length < PAGE) {
        break;
      }
    }
    const observedAt = new Date().toISOString();
    const wanted = [...names].filter(
      name => only?.workloadIds.includes(workloadOf(name).id) ?? true,
    );
    const inventory = 'complete';
    try {
      const alarms = { value: this.#cloud.alarms(), observedAt };
      const observations = this.#observe(wanted, observedAt, { alarms });
      return { observations, inventory, problems: [] };
    } catch (error) {
      const { name, message } = toError(error);
      const observations = this.#observe(wanted, observedAt, {});
      const problem: ScopeProblem = { kinds: ['alarms'], code: name, message };
      return { observations, inventory, problems: [problem] };
    }
  }

  #observe(names: string[], observedAt: string, alarms: object) {
    return names.map(name => ({
      sourceId: this.id,
      workload: workloadOf(name),
      facts: {
        scaling: {
          value: { desired: 1, running: 1, pending: 0 },
          observedAt,
        },
        ...alarms,
      },
    }));
  }
}

function workloadOf(name: string): Workload {
  const place = {
    ...scope,
    runtime: 'ecs',
    cluster: 'cabildo-dev',
    name,
  } as const;
  return {
    ...place,
    id: workloadId(place),
    service: name,
    environment: 'dev',
    resource: name,
  };
}

describeEstateSource('CloudSource', {
  create: world => new CloudSource(new Cloud(world)),
});
