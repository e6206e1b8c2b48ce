// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { ReactNode } from 'react';
import styles from './TaskRange.module.css';

export interface CapacityBarProps {
  /** What it shows, in a sentence. */
  label: string;
  running: number;
  /** The most there may be; undefined when not known, or without a limit. */
  max: number | undefined;
  /** What the whole width stands for. */
  scale: number;
  isNarrow?: boolean;
  /** Ticks on it. */
  children?: ReactNode;
}

/** How much of what it may have a workload has; full where there is no more. */
export function CapacityBar(props: CapacityBarProps) {
  const { label, running, max, scale, isNarrow, children } = props;
  const isFull = max !== undefined && running >= max;
  return (
    <svg
      className={isNarrow ? `${styles.bar} ${styles.besideWord}` : styles.bar}
      role="img"
      aria-label={label}
      preserveAspectRatio="none"
    >
      <rect className={styles.track} width="100%" height="100%" rx="2" />
      <rect
        className={isFull ? styles.full : styles.running}
        width={`${(100 * running) / scale}%`}
        height="100%"
        rx="2"
      />
      {children}
    </svg>
  );
}
