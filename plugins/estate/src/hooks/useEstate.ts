// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useApi } from '@backstage/frontend-plugin-api';
import type { EstateRow, EstateSnapshot } from '@cabildo/plugin-estate-common';
import { estateApiRef } from '@cabildo/plugin-estate-react';
import { useCallback } from 'react';
import { useFollowed } from './useFollowed';
import { usePolled, type Polled } from './usePolled';

/** The estate as far as the reader may see it, as it changes. */
export function useEstate(): Polled<EstateSnapshot> {
  const estateApi = useApi(estateApiRef);
  return useFollowed(
    useCallback(
      (onSnapshot, onError, signal) => {
        estateApi.follow({ onSnapshot, onError }, { signal });
      },
      [estateApi],
    ),
  );
}

/** The workloads of one service, with all facts. */
export function useServiceWorkloads(service: string): Polled<EstateRow[]> {
  const estateApi = useApi(estateApiRef);
  return usePolled(
    useCallback(() => estateApi.workloads(service), [estateApi, service]),
  );
}
