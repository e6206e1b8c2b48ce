// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  DescribeTaskDefinitionCommand,
  ECSClient,
  type Task,
} from '@aws-sdk/client-ecs';
import { toGiven, type Given } from '../mapping/toGiven';
import { readEach } from './readEach';
import { readerClient, type ReadContext } from './ReadContext';
import { MANY } from './readTasks';

/** As the stack library names the container that is the service. */
const MAIN_CONTAINER = 'app';

/** What a task definition says of its tasks; without what it does not say. */
export interface Definition {
  image?: string;
  given?: Given;
}

/**
 * What task definitions say, by their ARN.
 *
 * @param tasks - all that run: of many definitions they say it a hundred at a
 * time, where each definition has to be asked for by itself
 */
export async function readDefinitions(
  context: ReadContext,
  taskDefinitions: string[],
  tasks: () => Promise<Task[]>,
): Promise<{ results: Map<string, Definition>; error?: unknown }> {
  const wanted = new Set(taskDefinitions);
  const running =
    wanted.size > MANY
      ? await tasks().catch(
          // Each definition is asked for then, and says what hinders that.
          () => [],
        )
      : [];
  const definitions = new Map<string, Definition>();
  for (const task of running) {
    const { taskDefinitionArn = '', containers = [], attributes = [] } = task;
    const image = containers.find(({ name }) => name === MAIN_CONTAINER)?.image;
    const given = toGiven({
      ...task,
      architecture: attributes.find(
        ({ name }) => name === 'ecs.cpu-architecture',
      )?.value,
    });
    if (image && given && wanted.has(taskDefinitionArn)) {
      definitions.set(taskDefinitionArn, { image, given });
    }
  }
  const { results, error } = await readEach(
    [...wanted].filter(arn => !definitions.has(arn)),
    arn => readDefinition(context, arn),
  );
  return { results: new Map([...definitions, ...results]), error };
}

async function readDefinition(
  context: ReadContext,
  arn: string,
): Promise<Definition> {
  const { taskDefinition } = await readerClient(context, ECSClient).send(
    new DescribeTaskDefinitionCommand({ taskDefinition: arn }),
    { abortSignal: context.signal },
  );
  const containers = taskDefinition?.containerDefinitions ?? [];
  const main =
    containers.find(container => container.name === MAIN_CONTAINER) ??
    containers.find(container => container.essential !== false);
  return {
    image: main?.image,
    given: toGiven({
      ...taskDefinition,
      // Where a definition says nothing, ECS takes x86.
      architecture:
        taskDefinition?.runtimePlatform?.cpuArchitecture ?? 'X86_64',
    }),
  };
}
