// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { WorkloadFacts } from '@cabildo/plugin-estate-common';
import { estateTranslationRef } from '../../translation';
import styles from './TaskRange.module.css';

export interface TaskRangeProps {
  facts: Pick<WorkloadFacts, 'scaling' | 'range'>;
}

/**
 * Where a workload stands between its minimum and maximum: a bar for the tasks
 * that run, a tick for the minimum and one for what is desired, and the figures.
 */
export function TaskRange(props: TaskRangeProps) {
  const { t } = useTranslationRef(estateTranslationRef);
  const scaling = props.facts.scaling?.value;
  const range = props.facts.range?.value;
  if (!scaling) {
    return <span className={styles.unknown}>{t('tasks.unknown')}</span>;
  }
  const { running, desired } = scaling;
  const sentence = range
    ? t('tasks.sentence', {
        running: String(running),
        desired: String(desired),
        min: String(range.min),
        max: String(range.max),
      })
    : t('tasks.sentenceWithoutRange', {
        running: String(running),
        desired: String(desired),
      });
  const scale = Math.max(range?.max ?? 0, desired, running, 1);
  const at = (tasks: number) => `${(100 * tasks) / scale}%`;

  return (
    <span className={styles.root} title={sentence}>
      <span className={styles.figures}>
        {running}
        <span className={styles.of}>/{range ? range.max : '?'}</span>
      </span>
      <svg
        className={styles.bar}
        role="img"
        aria-label={sentence}
        preserveAspectRatio="none"
      >
        <rect className={styles.track} width="100%" height="100%" rx="2" />
        <rect
          className={
            range && running >= range.max ? styles.full : styles.running
          }
          width={at(running)}
          height="100%"
          rx="2"
        />
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
      </svg>
    </span>
  );
}
