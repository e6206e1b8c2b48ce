// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { DescribeTaskDefinitionCommand, ECSClient } from '@aws-sdk/client-ecs';
import { readEach } from './readEach';
import { readerClient, type ReadContext } from './ReadContext';

// A revision never changes, so what was read once holds. The oldest make room.
const MAX_KNOWN = 5000;

/** Tells which image a task definition runs. */
export class ImageReader {
  readonly #known = new Map<string, string | undefined>();

  /** Images by ARN of the task definition. */
  async read(
    context: ReadContext,
    taskDefinitions: string[],
  ): Promise<{ results: Map<string, string | undefined>; error?: unknown }> {
    return readEach(taskDefinitions, arn => this.#imageOf(context, arn));
  }

  async #imageOf(
    context: ReadContext,
    taskDefinition: string,
  ): Promise<string | undefined> {
    if (this.#known.has(taskDefinition)) {
      return this.#known.get(taskDefinition);
    }
    const answer = await readerClient(context, ECSClient).send(
      new DescribeTaskDefinitionCommand({ taskDefinition }),
      { abortSignal: context.signal },
    );
    const containers = answer.taskDefinition?.containerDefinitions ?? [];
    const main =
      containers.find(container => container.name === 'app') ??
      containers.find(container => container.essential !== false);
    this.#known.set(taskDefinition, main?.image);
    if (this.#known.size > MAX_KNOWN) {
      const [oldest] = this.#known.keys();
      this.#known.delete(oldest);
    }
    return main?.image;
  }
}
