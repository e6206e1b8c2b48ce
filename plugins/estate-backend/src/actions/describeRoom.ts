// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type {
  TaskCounts,
  TaskLimits,
  Verdict,
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
  tasks: TaskCounts | undefined,
  limits: TaskLimits | null | undefined,
  verdict: Pick<Verdict, 'headroomTasks'>,
): RoomToGrow {
  return {
    words: roomInWords(limits, verdict.headroomTasks),
    ...(tasks && { running: tasks.running, desired: tasks.desired }),
    ...(limits && { min: limits.min, max: limits.max }),
    ...(verdict.headroomTasks !== undefined && {
      headroomTasks: verdict.headroomTasks,
    }),
  };
}

function roomInWords(
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
