// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTaskEventStream } from '@backstage/plugin-scaffolder-react';
import {
  localiseOutput,
  localiseRun,
} from '@cabildo/plugin-provisioning-common';
import { useMemo } from 'react';
import { useLanguage } from '../useLanguage';
import { progressOf, withoutNeverReached } from './progress';

/** A run as it goes on, in the reader's language. */
export function useRun(taskId: string) {
  const stream = useTaskEventStream(taskId);
  const language = useLanguage();
  return useMemo(() => {
    const { task, error, completed, cancelled, output, stepLogs } = stream;
    const spec = task && localiseRun(task.spec, language);
    const steps = withoutNeverReached(
      (spec?.steps ?? []).map(step => {
        const seen = stream.steps[step.id];
        return {
          id: step.id,
          name: step.name,
          status: seen?.status ?? 'open',
          startedAt: seen?.startedAt,
          endedAt: seen?.endedAt,
        };
      }),
    );
    return {
      task,
      steps,
      error,
      output: output && localiseOutput(output, language),
      log: steps.flatMap(({ id }) => stepLogs[id] ?? []),
      progress: progressOf({
        steps,
        completed,
        cancelled,
        failed: Boolean(error) && completed,
      }),
      ended: completed || cancelled,
    };
  }, [language, stream]);
}

export type Run = ReturnType<typeof useRun>;
