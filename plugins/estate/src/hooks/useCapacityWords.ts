// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { TaskCounts, TaskLimits } from '@cabildo/plugin-estate-common';
import { useMemo } from 'react';
import { sayOnce } from '../lib/sayOnce';
import { estateTranslationRef } from '../translation';

/** What is said of the tasks a workload has, or of the invocations. */
export interface CapacityWords {
  unknown: string;
  /** What a function has, in a word. */
  atOnce: string;
  /**
   * The tasks in a sentence.
   *
   * @param limits - undefined when not known, null when nothing scales it
   */
  ofTasks(
    tasks: Pick<TaskCounts, 'running' | 'desired'>,
    limits: TaskLimits | null | undefined,
  ): string;
  /** The invocations at once in a sentence. */
  ofInvocations(inUse: number, limits: TaskLimits | null | undefined): string;
}

/** Says it each time in the same words, which are looked up once: a table has hundreds of such sentences, and few that differ. */
export function useCapacityWords(): CapacityWords {
  const { t } = useTranslationRef(estateTranslationRef);
  return useMemo(() => {
    const once = sayOnce();
    return {
      unknown: t('tasks.unknown'),
      atOnce: t('concurrency.word'),
      ofTasks: (tasks, limits) => {
        const running = String(tasks.running);
        const desired = String(tasks.desired);
        return once(
          `${running}/${desired}/${limits && `${limits.min}/${limits.max}`}`,
          () => {
            if (limits) {
              const min = String(limits.min);
              const max = String(limits.max);
              return t('tasks.sentence', { running, desired, min, max });
            }
            return limits === null
              ? t('tasks.sentenceNotScaled', { running, desired })
              : t('tasks.sentenceWithoutRange', { running, desired });
          },
        );
      },
      ofInvocations: (count, limits) => {
        const inUse = String(count);
        return once(`${inUse} of ${limits?.max}`, () =>
          limits
            ? t('concurrency.sentence', { inUse, max: String(limits.max) })
            : t('concurrency.sentenceWithoutLimit', { inUse }),
        );
      },
    };
  }, [t]);
}
