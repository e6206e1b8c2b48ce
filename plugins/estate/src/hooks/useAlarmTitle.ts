// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useCallback } from 'react';
import { estateTranslationRef } from '../translation';

/** How the alarms of the stack library's workloads end: `cabildo-<service>-<environment>-<kind>`. */
const KINDS = [
  'at-maximum',
  'latency',
  'missing-tasks',
  'server-errors',
  'unhealthy-targets',
] as const;

/** Says what an alarm watches; one that is not the stack library's keeps its name. */
export function useAlarmTitle(): (name: string) => string {
  const { t } = useTranslationRef(estateTranslationRef);
  return useCallback(
    name => {
      const kind = name.startsWith('cabildo-')
        ? KINDS.find(candidate => name.endsWith(`-${candidate}`))
        : undefined;
      return kind ? t(`alarm.${kind}`) : name;
    },
    [t],
  );
}
