// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  DescribeTasksCommand,
  ECSClient,
  paginateListTasks,
  type Task,
} from '@aws-sdk/client-ecs';
import { inPortions, readerClient, type ReadContext } from './ReadContext';

// The most that ECS lists and describes at once.
const TASKS_A_CALL = 100;

/** From so many on, one question about all tasks is less than one about each. */
export const MANY = 10;

/** The tasks of a cluster that are to run. */
export async function readTasks(
  context: ReadContext,
  cluster: string,
): Promise<Task[]> {
  const client = readerClient(context, ECSClient);
  const abort = { abortSignal: context.signal };
  const arns = new Set<string>();
  const pages = paginateListTasks(
    { client },
    { cluster, desiredStatus: 'RUNNING', maxResults: TASKS_A_CALL },
    abort,
  );
  for await (const page of pages) {
    for (const arn of page.taskArns ?? []) {
      arns.add(arn);
    }
  }
  const answers = await Promise.all(
    inPortions([...arns], TASKS_A_CALL).map(tasks =>
      client.send(new DescribeTasksCommand({ cluster, tasks }), abort),
    ),
  );
  return answers.flatMap(answer => answer.tasks ?? []);
}
