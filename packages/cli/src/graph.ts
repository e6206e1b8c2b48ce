// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/** A piece of work that waits for others. @public */
export interface GraphTask {
  name: string;
  after: readonly string[];
  run: () => Promise<void>;
}

/**
 * Runs every task as soon as those it waits for have succeeded. After a failure nothing new begins;
 * what runs is awaited, so that no work goes on behind the error message, and the first error is thrown.
 *
 * @public
 */
export async function runGraph(tasks: readonly GraphTask[]): Promise<void> {
  const pending = new Map(tasks.map(task => [task.name, task]));
  for (const task of tasks) {
    const unknown = task.after.find(name => !pending.has(name));
    if (unknown) {
      throw new Error(`${task.name} waits for ${unknown}, which is no task`);
    }
  }
  const done = new Set<string>();
  const failures: unknown[] = [];

  const startable = () =>
    failures.length > 0
      ? []
      : [...pending.values()].filter(task =>
          task.after.every(name => done.has(name)),
        );
  const runThenContinue = async (task: GraphTask): Promise<void> => {
    pending.delete(task.name);
    try {
      await task.run();
      done.add(task.name);
    } catch (error) {
      failures.push(error);
    }
    await Promise.all(startable().map(runThenContinue));
  };
  await Promise.all(startable().map(runThenContinue));

  if (failures.length > 0) {
    throw failures[0];
  }
  if (pending.size > 0) {
    throw new Error(
      `These wait for each other: ${[...pending.keys()].join(', ')}`,
    );
  }
}

/** The same tasks in the order in which they are taken down. @public */
export function reverseGraph(tasks: readonly GraphTask[]): GraphTask[] {
  return tasks.map(task => ({
    ...task,
    after: tasks
      .filter(other => other.after.includes(task.name))
      .map(other => other.name),
  }));
}
