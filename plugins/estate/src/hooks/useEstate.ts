// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useApi } from '@backstage/frontend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import type {
  EstateRow,
  EstateSnapshot,
  HistoryRange,
  WorkloadHistory,
} from '@cabildo/plugin-estate-common';
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

// A minute that ended is there after the next sweep.
const HISTORY_INTERVAL_MS = 60_000;

/** How one workload was. */
export function useHistory(
  workloadId: string,
  range: HistoryRange,
): Polled<WorkloadHistory> {
  const estateApi = useApi(estateApiRef);
  return usePolled(
    useCallback(async () => {
      const history = await estateApi.history(workloadId, range);
      if (!history) {
        throw new NotFoundError(`No workload found with id '${workloadId}'`);
      }
      return history;
    }, [estateApi, workloadId, range]),
    HISTORY_INTERVAL_MS,
  );
}
