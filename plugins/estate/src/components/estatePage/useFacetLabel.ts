// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type {
  EstateFacet,
  VerdictStatus,
  WorkloadRuntime,
} from '@cabildo/plugin-estate-common';
import { useCallback } from 'react';
import { estateTranslationRef } from '../../translation';

/** The words for a value of a facet: statuses and runtimes have some, the others are names. */
export function useFacetLabel(): (
  facet: EstateFacet,
  value: string | undefined,
) => string {
  const { t } = useTranslationRef(estateTranslationRef);
  return useCallback(
    (facet, value) => {
      if (value === undefined) {
        return t('filter.none');
      }
      switch (facet) {
        case 'status':
          return t(`status.${value as VerdictStatus}`);
        case 'runtime':
          return t(`runtime.${value as WorkloadRuntime}`);
        default:
          return value;
      }
    },
    [t],
  );
}
