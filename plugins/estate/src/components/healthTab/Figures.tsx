// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import styles from './Figures.module.css';

export interface FiguresProps {
  figures: { label: string; value: string }[];
}

/** Named figures side by side. */
export function Figures(props: FiguresProps) {
  return (
    <dl className={styles.figures}>
      {props.figures.map(figure => (
        <div key={figure.label} className={styles.figure}>
          <dt className={styles.label}>{figure.label}</dt>
          <dd className={styles.value}>{figure.value}</dd>
        </div>
      ))}
    </dl>
  );
}
