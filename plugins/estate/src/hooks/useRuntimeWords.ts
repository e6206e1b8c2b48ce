// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { WorkloadRuntime } from '@cabildo/plugin-estate-common';
import { useMemo } from 'react';
import { estateTranslationRef } from '../translation';

/** The word for what runs a workload, looked up once and not for each row of a table. */
export function useRuntimeWords(): Record<WorkloadRuntime, string> {
  const { t } = useTranslationRef(estateTranslationRef);
  return useMemo(
    () => ({
      ecs: t('runtime.ecs'),
      kubernetes: t('runtime.kubernetes'),
      lambda: t('runtime.lambda'),
    }),
    [t],
  );
}
