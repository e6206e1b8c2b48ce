// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useApi } from '@backstage/frontend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  unheard,
  unheardSnapshot,
  type EstateRow,
  type EstateSnapshot,
  type HistoryRange,
  type WorkloadHistory,
} from '@cabildo/plugin-estate-common';
import { estateApiRef } from '@cabildo/plugin-estate-react';
import { useCallback } from 'react';
import type { Polled } from './polled';
import { useFollowed } from './useFollowed';
import { useHeard } from './useHeard';
import { usePolled } from './usePolled';

/** The estate as far as the reader may see it, as it changes. */
export function useEstate(): Polled<EstateSnapshot> {
  const estateApi = useApi(estateApiRef);
  return useHeard(
    useFollowed(
      useCallback(
        (onSnapshot, onError, signal) => {
          estateApi.follow({ onSnapshot, onError }, { signal });
        },
        [estateApi],
      ),
    ),
    unheardSnapshot,
  );
}

/** The workloads of one service, with all facts. */
export function useServiceWorkloads(service: string): Polled<EstateRow[]> {
  const estateApi = useApi(estateApiRef);
  return useHeard(
    usePolled(
      useCallback(() => estateApi.workloads(service), [estateApi, service]),
    ),
    unheardRows,
  );
}

function unheardRows(rows: EstateRow[], since: Date): EstateRow[] {
  return rows.map(row => unheard(row, since));
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
