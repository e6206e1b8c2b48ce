// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type {
  VerdictStatus,
  WorkloadSummary,
} from '@cabildo/plugin-estate-common';
import { useCallback, useMemo, useRef, useState } from 'react';
import { holdOrder } from '../../lib/estateView/holdOrder';

interface Reading {
  /** What was asked for: another question is another order. */
  question: string;
  /** How often the reader had it sorted. */
  sorted: number;
  /** As they were when the reader began. */
  rows: WorkloadSummary[];
  /** What has changed since; absent until something does: most orders are read, and left. */
  since?: {
    ids: string[];
    /** Status of each workload when it took its place. */
    statuses: Map<string, VerdictStatus>;
  };
}

/** Rows where the reader left them. */
export interface HeldRows {
  rows: WorkloadSummary[];
  /** Changes whenever the rows were put in order, and not when their values change. */
  order: string;
  /** How many would move if they were sorted now. */
  moved: number;
  /** Status that a row had when it took its place, where it has another now. */
  statusBefore(row: WorkloadSummary): VerdictStatus | undefined;
  /** Puts every row where it belongs. */
  sortNow(): void;
}

/**
 * Holds the order of rows while their values change, until the reader asks
 * something else or has them sorted.
 *
 * @param wanted - in the order they belong
 */
export function useHeldRows(
  wanted: WorkloadSummary[],
  question: string,
): HeldRows {
  const reading = useRef<Reading>();
  const [sorted, setSorted] = useState(0);
  const sortNow = useCallback(() => setSorted(count => count + 1), []);
  return useMemo((): HeldRows => {
    const order = JSON.stringify([question, sorted]);
    const begun = reading.current;
    if (begun?.question !== question || begun.sorted !== sorted) {
      reading.current = { question, sorted, rows: wanted };
    }
    const { rows, since } = reading.current!;
    // Most news is that everything is as it was: of thousands no place need be reckoned for it.
    if (
      !since &&
      wanted.length === rows.length &&
      wanted.every(staysAt(rows))
    ) {
      return {
        rows: wanted,
        order,
        moved: 0,
        statusBefore: () => undefined,
        sortNow,
      };
    }
    const { ids: seen, statuses } = since ?? placesOf(rows);
    const byId = new Map(wanted.map(row => [row.workload.id, row]));
    const { ids, moved } = holdOrder(seen, [...byId.keys()]);
    for (const [id, row] of byId) {
      if (!statuses.has(id)) {
        statuses.set(id, row.verdict.status);
      }
    }
    reading.current!.since = { ids, statuses };
    return {
      rows: ids.map(id => byId.get(id)!),
      order,
      moved,
      statusBefore: ({ workload, verdict }) => {
        const before = statuses.get(workload.id);
        return before === verdict.status ? undefined : before;
      },
      sortNow,
    };
  }, [wanted, question, sorted, sortNow]);
}

function staysAt(rows: WorkloadSummary[]) {
  return ({ workload, verdict }: WorkloadSummary, position: number) =>
    rows[position].workload.id === workload.id &&
    rows[position].verdict.status === verdict.status;
}

function placesOf(rows: WorkloadSummary[]) {
  return {
    ids: rows.map(row => row.workload.id),
    statuses: new Map(rows.map(row => [row.workload.id, row.verdict.status])),
  };
}
