// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type {
  TaskCounts,
  TaskLimits,
  Workload,
} from '@cabildo/plugin-estate-common';
import type { CapacityWords } from '../../hooks/useCapacityWords';
import { ConcurrencyInUse } from './ConcurrencyInUse';
import { TaskRange } from './TaskRange';

export interface CapacityInUseProps {
  workload: Pick<Workload, 'runtime'>;
  /** Undefined when not known. */
  tasks?: TaskCounts;
  /** Undefined when not known, null when nothing scales it. */
  limits?: TaskLimits | null;
  words: CapacityWords;
}

/** What a workload has of what it may have: tasks, or invocations at once. */
export function CapacityInUse(props: CapacityInUseProps) {
  const { workload, tasks, limits, words } = props;
  return workload.runtime === 'lambda' ? (
    <ConcurrencyInUse inUse={tasks} limits={limits} words={words} />
  ) : (
    <TaskRange tasks={tasks} limits={limits} words={words} />
  );
}
