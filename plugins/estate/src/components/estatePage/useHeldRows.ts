// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type {
  VerdictStatus,
  WorkloadSummary,
} from '@cabildo/plugin-estate-common';
import { useMemo, useRef, useState } from 'react';
import { holdOrder } from '../../lib/estateView/holdOrder';

interface Reading {
  /** What was asked for: another question is another order. */
  question: string;
  /** How often the reader had it sorted. */
  sorted: number;
  ids: string[];
  /** Status of each workload when it took its place. */
  statuses: Map<string, VerdictStatus>;
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
  return useMemo(() => {
    if (
      reading.current?.question !== question ||
      reading.current.sorted !== sorted
    ) {
      reading.current = readingOf(wanted, question, sorted);
    }
    const { ids: seen, statuses } = reading.current;
    const byId = new Map(wanted.map(row => [row.workload.id, row]));
    const { ids, moved } = holdOrder(seen, [...byId.keys()]);
    reading.current.ids = ids;
    for (const [id, row] of byId) {
      if (!statuses.has(id)) {
        statuses.set(id, row.verdict.status);
      }
    }
    return {
      rows: ids.map(id => byId.get(id)!),
      order: JSON.stringify([question, sorted]),
      moved,
      statusBefore: ({ workload, verdict }) => {
        const before = statuses.get(workload.id);
        return before === verdict.status ? undefined : before;
      },
      sortNow: () => setSorted(count => count + 1),
    };
  }, [wanted, question, sorted]);
}

function readingOf(
  rows: WorkloadSummary[],
  question: string,
  sorted: number,
): Reading {
  return {
    question,
    sorted,
    ids: rows.map(row => row.workload.id),
    statuses: new Map(rows.map(row => [row.workload.id, row.verdict.status])),
  };
}
