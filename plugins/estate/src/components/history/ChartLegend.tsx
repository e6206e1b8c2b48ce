// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { ReactNode } from 'react';
import styles from './ChartLegend.module.css';

export interface ChartLegendProps {
  entries: {
    look: 'band' | 'strong' | 'accent' | 'warning' | 'triangle' | 'diamond';
    isDashed?: boolean;
    words: ReactNode;
  }[];
}

/** What the lines and marks of a chart are, by shape and word. */
export function ChartLegend(props: ChartLegendProps) {
  return (
    <ul className={styles.legend}>
      {props.entries.map(({ look, isDashed, words }) => (
        <li key={look} className={styles.entry}>
          <span
            className={styles.look}
            data-look={look}
            data-dashed={isDashed}
            aria-hidden
          />
          {words}
        </li>
      ))}
    </ul>
  );
}
