// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Workload } from '@cabildo/plugin-estate-common';
import { useCallback } from 'react';
import { useRuntimeWords } from './useRuntimeWords';

/**
 * Names the environment of a workload. A service may run in a cluster beside
 * ECS in the same one, so what is not ECS says so; and it may have several
 * functions, so these say which.
 */
export function useEnvironmentLabel(): (
  workload: Pick<Workload, 'environment' | 'runtime' | 'name'>,
) => string {
  const runtimes = useRuntimeWords();
  return useCallback(
    ({ environment, runtime, name }) => {
      if (runtime === 'ecs') {
        return environment;
      }
      const label = `${environment} ${runtimes[runtime]}`;
      return runtime === 'lambda' ? `${label} ${name}` : label;
    },
    [runtimes],
  );
}
