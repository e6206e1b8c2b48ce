// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  DescribeTasksCommand,
  ECSClient,
  ListTasksCommand,
  type Task,
} from '@aws-sdk/client-ecs';
import { readerClient, type ReadContext } from './ReadContext';

/**
 * The tasks of a service that stopped within the last hour or so: ECS forgets
 * them then.
 */
export async function readStoppedTasks(
  context: ReadContext,
  options: { cluster: string; serviceName: string },
): Promise<Task[]> {
  const { cluster, serviceName } = options;
  const client = readerClient(context, ECSClient);
  const abort = { abortSignal: context.signal };
  // One page: of a service that keeps failing a hundred tasks say enough.
  const listed = await client.send(
    new ListTasksCommand({
      cluster,
      serviceName,
      desiredStatus: 'STOPPED',
      maxResults: 100,
    }),
    abort,
  );
  const tasks = listed.taskArns ?? [];
  if (tasks.length === 0) {
    return [];
  }
  const described = await client.send(
    new DescribeTasksCommand({ cluster, tasks }),
    abort,
  );
  return described.tasks ?? [];
}
