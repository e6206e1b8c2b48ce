// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { TaskCounts, TaskLimits } from '@cabildo/plugin-estate-common';
import type { CapacityWords } from '../../hooks/useCapacityWords';
import { CapacityBar } from './CapacityBar';
import styles from './TaskRange.module.css';

export interface ConcurrencyInUseProps {
  /** Undefined when not known. */
  inUse: Pick<TaskCounts, 'running'> | undefined;
  /** Undefined when not known. */
  limits: TaskLimits | null | undefined;
  words: CapacityWords;
}

/** How many invocations a function answers at once, of how many it may: figures, a bar and a word. */
export function ConcurrencyInUse(props: ConcurrencyInUseProps) {
  const { inUse, limits, words } = props;
  if (!inUse) {
    return <span className={styles.unknown}>{words.unknown}</span>;
  }
  const { running } = inUse;
  const sentence = words.ofInvocations(running, limits);
  return (
    <span className={`${styles.root} ${styles.withWord}`} title={sentence}>
      <span className={styles.figures}>
        {running}
        <span className={styles.of}>/{limits?.max ?? '?'}</span>
      </span>
      <CapacityBar
        label={sentence}
        running={running}
        max={limits?.max}
        scale={Math.max(limits?.max ?? 0, running, 1)}
        isNarrow
      />
      <span className={styles.word}>{words.atOnce}</span>
    </span>
  );
}
