// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { VerdictStatus } from '@cabildo/plugin-estate-common';
import { useMemo } from 'react';
import { sayOnce } from '../lib/sayOnce';
import { estateTranslationRef } from '../translation';
import { useFormat } from './useFormat';
import { useStatusWords } from './useStatusWords';

/** What is said of the rows of a group together. */
export interface GroupWords {
  status: Record<VerdictStatus, string>;
  number(value: number): string;
  workloads(count: number): string;
  atMaximum(count: number): string;
  running(count: number): string;
  requests(perSecond: number): string;
}

/** Words for all groups of a table, looked up once. */
export function useGroupWords(): GroupWords {
  const { t } = useTranslationRef(estateTranslationRef);
  const format = useFormat();
  const status = useStatusWords();
  return useMemo(() => {
    const once = sayOnce();
    return {
      status,
      number: format.number,
      workloads: count =>
        once(`workloads ${count}`, () => t('group.workloads', { count })),
      atMaximum: count =>
        once(`at maximum ${count}`, () => t('group.atMaximum', { count })),
      running: count =>
        once(`running ${count}`, () => t('group.running', { count })),
      requests: perSecond =>
        once(`requests ${perSecond}`, () =>
          t('group.requests', { rate: format.number(perSecond) }),
        ),
    };
  }, [t, format, status]);
}
