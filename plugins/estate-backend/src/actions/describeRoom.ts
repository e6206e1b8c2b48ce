// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type {
  TaskLimits,
  Verdict,
  Workload,
  WorkloadSummary,
} from '@cabildo/plugin-estate-common';

/** How much room a workload has, as an assistant says it to a person. */
export interface RoomToGrow {
  /** The room in words. */
  words: string;
  running?: number;
  desired?: number;
  min?: number;
  max?: number;
  /** How many more tasks may start; absent when that is not known. */
  headroomTasks?: number;
}

/** Says how much room a workload has; what is not known is left out, never zero. */
export function describeRoom(
  row: Pick<WorkloadSummary, 'tasks' | 'limits'> & {
    workload: Pick<Workload, 'runtime'>;
    verdict: Pick<Verdict, 'headroomTasks'>;
  },
): RoomToGrow {
  const { workload, tasks, limits, verdict } = row;
  const { headroomTasks } = verdict;
  return {
    words:
      workload.runtime === 'lambda'
        ? roomAtOnce(headroomTasks)
        : roomForTasks(limits, headroomTasks),
    ...(tasks && { running: tasks.running, desired: tasks.desired }),
    ...(limits && { min: limits.min, max: limits.max }),
    ...(headroomTasks !== undefined && { headroomTasks }),
  };
}

function roomForTasks(
  limits: TaskLimits | null | undefined,
  headroomTasks: number | undefined,
): string {
  if (limits === null) {
    return 'Nothing scales it: it keeps the tasks it was given';
  }
  switch (headroomTasks) {
    case undefined:
      return 'Room to grow: not known';
    case 0:
      return 'No room to grow';
    case 1:
      return 'Room to grow: 1 task';
    default:
      return `Room to grow: ${headroomTasks} tasks`;
  }
}

/** A function has invocations at once, and no tasks. */
function roomAtOnce(headroom: number | undefined): string {
  switch (headroom) {
    case undefined:
      return 'Room for more at once: not known';
    case 0:
      return 'No room for more at once';
    default:
      return `Room for ${headroom} more at once`;
  }
}
