// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  DescribeTaskDefinitionCommand,
  ECSClient,
  type Task,
} from '@aws-sdk/client-ecs';
import { readEach } from './readEach';
import { readerClient, type ReadContext } from './ReadContext';
import { MANY } from './readTasks';

/** As the stack library names the container that is the service. */
const MAIN_CONTAINER = 'app';

/**
 * The images that task definitions run, by their ARN.
 *
 * @param tasks - all that run: of many definitions they say it a hundred at a
 * time, where each definition has to be asked for by itself
 */
export async function readImages(
  context: ReadContext,
  taskDefinitions: string[],
  tasks: () => Promise<Task[]>,
): Promise<{ results: Map<string, string | undefined>; error?: unknown }> {
  const wanted = new Set(taskDefinitions);
  const running =
    wanted.size > MANY
      ? await tasks().catch(
          // Each definition is asked for then, and says what hinders that.
          () => [],
        )
      : [];
  const images = new Map<string, string | undefined>();
  for (const { taskDefinitionArn = '', containers = [] } of running) {
    const image = containers.find(({ name }) => name === MAIN_CONTAINER)?.image;
    if (image && wanted.has(taskDefinitionArn)) {
      images.set(taskDefinitionArn, image);
    }
  }
  const { results, error } = await readEach(
    [...wanted].filter(arn => !images.has(arn)),
    arn => imageOf(context, arn),
  );
  return { results: new Map([...images, ...results]), error };
}

async function imageOf(
  context: ReadContext,
  taskDefinition: string,
): Promise<string | undefined> {
  const answer = await readerClient(context, ECSClient).send(
    new DescribeTaskDefinitionCommand({ taskDefinition }),
    { abortSignal: context.signal },
  );
  const containers = answer.taskDefinition?.containerDefinitions ?? [];
  const main =
    containers.find(container => container.name === MAIN_CONTAINER) ??
    containers.find(container => container.essential !== false);
  return main?.image;
}
