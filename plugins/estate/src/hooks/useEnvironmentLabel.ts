// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Workload } from '@cabildo/plugin-estate-common';
import { useMemo } from 'react';
import { estateTranslationRef } from '../translation';

/**
 * Names the environment of a workload. A service may run in a cluster beside
 * ECS in the same one, so what is not ECS says so; and it may have several
 * functions, so these say which.
 */
export function useEnvironmentLabel(): (
  workload: Pick<Workload, 'environment' | 'runtime' | 'name'>,
) => string {
  const { t } = useTranslationRef(estateTranslationRef);
  return useMemo(() => {
    // Looked up once, and not for each row of a table.
    const runtimes = {
      ecs: t('runtime.ecs'),
      kubernetes: t('runtime.kubernetes'),
      lambda: t('runtime.lambda'),
    };
    return ({ environment, runtime, name }) => {
      if (runtime === 'ecs') {
        return environment;
      }
      const label = `${environment} ${runtimes[runtime]}`;
      return runtime === 'lambda' ? `${label} ${name}` : label;
    };
  }, [t]);
}
