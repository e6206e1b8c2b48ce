// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { TaskCounts, TaskLimits } from '@cabildo/plugin-estate-common';
import type { CapacityWords } from '../../hooks/useCapacityWords';
import { CapacityBar } from './CapacityBar';
import styles from './TaskRange.module.css';

export interface TaskRangeProps {
  /** Undefined when not known. */
  tasks: Pick<TaskCounts, 'running' | 'desired'> | undefined;
  /** Undefined when not known, null when nothing scales it. */
  limits: TaskLimits | null | undefined;
  words: CapacityWords;
}

const OF_UNKNOWN: Record<string, string> = { null: '–', undefined: '?' };

/**
 * Where a workload stands between its minimum and maximum: a bar for the tasks
 * that run, a tick for the minimum and one for what is desired, and the figures.
 */
export function TaskRange(props: TaskRangeProps) {
  const { tasks, limits: range, words } = props;
  if (!tasks) {
    return <span className={styles.unknown}>{words.unknown}</span>;
  }
  const { running, desired } = tasks;
  const sentence = words.ofTasks(tasks, range);
  const scale = Math.max(range?.max ?? 0, desired, running, 1);
  const at = (count: number) => `${(100 * count) / scale}%`;

  return (
    <span className={styles.root} title={sentence}>
      <span className={styles.figures}>
        {running}
        <span className={styles.of}>
          /{range ? range.max : OF_UNKNOWN[String(range)]}
        </span>
      </span>
      <CapacityBar
        label={sentence}
        running={running}
        max={range?.max}
        scale={scale}
      >
        {range && (
          <rect
            className={styles.tick}
            x={at(range.min)}
            width="2"
            height="100%"
          />
        )}
        {desired !== running && (
          <rect
            className={styles.desired}
            x={at(desired)}
            width="2"
            height="100%"
          />
        )}
      </CapacityBar>
    </span>
  );
}
