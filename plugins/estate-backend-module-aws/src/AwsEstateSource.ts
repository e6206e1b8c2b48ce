// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Service } from '@aws-sdk/client-ecs';
import type { AwsService } from '@cabildo/plugin-aws-node';
import {
  factKinds,
  verdictKindsOf,
  type CallCount,
  type FactKind,
  type ScopeProblem,
  type WorkloadFacts,
} from '@cabildo/plugin-estate-common';
import {
  problemFrom,
  type CollectOptions,
  type EstateScope,
  type EstateSource,
  type ListenOptions,
  type ScopeReading,
} from '@cabildo/plugin-estate-node';
import { ActivityReader } from './client/ActivityReader';
import { PipelineReader } from './client/PipelineReader';
import type { ReadContext } from './client/ReadContext';
import { readAwaited } from './client/readAwaited';
import { describeServices, readServices } from './client/readServices';
import { readTargetGroups } from './client/readTargets';
import { readTasks } from './client/readTasks';
import { EventQueue } from './events/EventQueue';
import { listenToQueue } from './events/listenToQueue';
import { toldKinds } from './events/toHints';
import { collectFunctions } from './functions/collectFunctions';
import { clusterNameOf } from './mapping/serviceKey';
import { toEvents } from './mapping/toDeployments';
import { toScaling } from './mapping/toScaling';
import { toWorkload } from './mapping/toWorkload';
import { namesAskedFor, NOTHING_ASKED } from './namesAskedFor';
import { createActivitiesPart } from './parts/activitiesPart';
import { alarmsPart } from './parts/alarmsPart';
import { certificatePart } from './parts/certificatePart';
import { deploymentsPart } from './parts/deploymentsPart';
import { metricsPart } from './parts/metricsPart';
import { createPipelinePart } from './parts/pipelinePart';
import { rangePart } from './parts/rangePart';
import { stoppedTasksPart } from './parts/stoppedTasksPart';
import { createTargetsPart } from './parts/targetsPart';
import type { Part, PartInput, PartOutput } from './parts/types';
import { SOURCE_ID } from './sourceId';

/**
 * The ECS services and Lambda functions of the configured environments.
 *
 * @remarks
 *
 * An environment's services are those of the cluster `cabildo-<environment>`,
 * its functions those that are tagged as its: two environments may share an
 * account. Everything is read in pages as large as AWS gives them, for all at
 * once. What hinders one kind of facts leaves the others; only without the list
 * of services there is nothing.
 */
export class AwsEstateSource implements EstateSource {
  readonly id = SOURCE_ID;
  readonly kinds = factKinds;
  readonly toldKinds = toldKinds;
  // One call for ten rules of scaling, for each pipeline and for each function.
  readonly seldomKinds = [
    'range',
    'concurrency',
    'certificate',
    'pipeline',
  ] as const;
  readonly #aws: AwsService;
  readonly #pipelines = new PipelineReader();
  readonly #parts: Part[];

  constructor(options: { aws: AwsService }) {
    this.#aws = options.aws;
    this.#parts = [
      deploymentsPart,
      stoppedTasksPart,
      createTargetsPart(),
      rangePart,
      createActivitiesPart({ activities: new ActivityReader() }),
      alarmsPart,
      metricsPart,
      createPipelinePart({ pipelines: this.#pipelines }),
      certificatePart,
    ];
  }

  async scopes(): Promise<EstateScope[]> {
    return this.#aws
      .environments()
      .map(({ id, accountId, region, department }) => ({
        environmentId: id,
        accountId,
        region,
        department,
      }));
  }

  async collect(
    scope: EstateScope,
    options: CollectOptions,
  ): Promise<ScopeReading> {
    const { signal } = options;
    const environment = this.#aws.environment(scope.environmentId);
    const context = { aws: this.#aws, environment, signal };
    const [services, functions] = await Promise.all([
      this.#collectServices(context, options),
      collectFunctions(context, options),
    ]);
    signal.throwIfAborted();
    const readings = [services, functions];
    return {
      observations: readings.flatMap(({ observations }) => observations),
      problems: readings.flatMap(({ problems }) => problems),
      inventory: readings.every(({ inventory }) => inventory === 'complete')
        ? 'complete'
        : 'partial',
      kept: readings.flatMap(({ kept = [] }) => kept),
    };
  }

  async #collectServices(
    context: ReadContext,
    options: CollectOptions,
  ): Promise<ScopeReading> {
    const { previous, only, keep = [] } = options;
    const { environment } = context;
    const observedAt = new Date().toISOString();
    const cluster = clusterNameOf(environment);
    const names = namesAskedFor(only, 'ecs');
    if (names?.length === 0) {
      return NOTHING_ASKED;
    }
    const running = names
      ? await describeServices(context, cluster, names)
      : await readServices(context, cluster);
    const awaited = await readAwaited(context, {
      services: running,
      cluster,
      pipelines: this.#pipelines,
      only: names,
    });
    const services = [...running, ...awaited.services];

    const previousOf = (service: Service) =>
      previous?.(toWorkload(service, environment).id);
    // Else one that sleeps by a schedule were called down until its limits are read.
    const limitsMoved = services.some(service =>
      leavesItsLimits(service, previousOf(service)),
    );
    const isDoubted = (part: Part) => part === rangePart && limitsMoved;
    const isKept = (part: Part) =>
      part.kinds.every(kind => keep.includes(kind)) &&
      !isDoubted(part) &&
      !lacksVerdict(part.kinds, services.map(previousOf));
    const kept = this.#parts.filter(part => !only && isKept(part));
    const parts = this.#parts.filter(part =>
      only
        ? // Of services that are not there nothing is asked.
          services.length > 0 &&
          (part.kinds.some(kind => only.kinds.includes(kind)) ||
            isDoubted(part))
        : !kept.includes(part),
    );
    const targetGroups = once(() =>
      readTargetGroups(context, services, { isAll: !only }),
    );
    const tasks = once(() => readTasks(context, cluster));
    const outputs = await Promise.all(
      parts.map(part =>
        readPart(part, {
          context,
          services,
          isAll: !only,
          targetGroups,
          tasks,
          previousOf,
        }),
      ),
    );
    return {
      observations: services.map(service => ({
        sourceId: this.id,
        workload: toWorkload(service, environment),
        facts: Object.assign(
          ownFacts(service, observedAt, previousOf(service)),
          ...outputs.map(({ factsOf }) => factsOf(service)),
        ),
      })),
      problems: [
        ...problemsOf(parts, outputs),
        ...(awaited.error ? [problemFrom(awaited.error, ['scaling'])] : []),
      ],
      inventory: awaited.complete ? 'complete' : 'partial',
      kept: kept.flatMap(({ kinds }) => kinds),
    };
  }

  calls(): CallCount[] {
    return this.#aws
      .calls()
      .map(({ accountId, region, service, operation, calls }) => ({
        accountId,
        region,
        operation: `${service} ${operation}`,
        calls,
      }));
  }

  async listen(scope: EstateScope, options: ListenOptions): Promise<void> {
    const environment = this.#aws.environment(scope.environmentId);
    const { signal } = options;
    await listenToQueue(
      new EventQueue({ aws: this.#aws, environment, signal }),
      {
        ...options,
        environment,
        siblings: this.#aws
          .environments()
          .filter(({ department }) => department === environment.department),
      },
    );
  }
}

/** Whether the verdict of a workload lacks something of these kinds, as that of a new one does. */
function lacksVerdict(
  kinds: readonly FactKind[],
  known: (WorkloadFacts | undefined)[],
): boolean {
  const needed = [...verdictKindsOf('ecs')].filter(kind =>
    kinds.includes(kind),
  );
  return known.some(facts => needed.some(kind => facts?.[kind] === undefined));
}

/** Whether a service has just been given tasks outside the limits that were read last: they moved first. */
function leavesItsLimits(
  { desiredCount = 0 }: Service,
  known: WorkloadFacts | undefined,
): boolean {
  const range = known?.range?.value;
  return (
    !!range &&
    desiredCount !== known.scaling?.value.desired &&
    (desiredCount < range.min || desiredCount > range.max)
  );
}

/** Does something when it is first asked for, and not again. */
function once<T>(read: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined;
  return () => {
    result ??= read();
    return result;
  };
}

/** What the service says of itself. */
function ownFacts(
  service: Service,
  observedAt: string,
  previous: WorkloadFacts | undefined,
): WorkloadFacts {
  return {
    scaling: {
      value: toScaling(service, {
        observedAt,
        previous: previous?.scaling?.value,
      }),
      observedAt,
    },
    events: { value: toEvents(service), observedAt },
  };
}

async function readPart(part: Part, input: PartInput): Promise<PartOutput> {
  try {
    return await part.read(input);
  } catch (error) {
    return { factsOf: () => ({}), error };
  }
}

function problemsOf(parts: Part[], outputs: PartOutput[]): ScopeProblem[] {
  return outputs.flatMap(({ error }, index) =>
    error === undefined ? [] : [problemFrom(error, parts[index].kinds)],
  );
}
