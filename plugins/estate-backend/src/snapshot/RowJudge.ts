// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { isDeepStrictEqual } from 'node:util';
import {
  compareRows,
  summarize,
  type EstateRow,
  type Workload,
  type WorkloadSummary,
} from '@cabildo/plugin-estate-common';
import type { StoredCoverage, StoredWorkload } from '../store/types';
import { coverageIn, HeldRow } from './HeldRow';
import { toRow, type SeldomReading } from './toRow';

/** @internal */
export interface RowJudgeOptions {
  staleAfterSeconds: number;
  seldom: SeldomReading;
  /** The Component that a workload belongs to. */
  entityRefOf: (workload: Workload) => string | undefined;
  /** From when on a row is judged again although nothing was read: it may have grown old. */
  againAfterMs: number;
}

/** All rows, the worst first. */
export interface Judged {
  rows: readonly EstateRow[];
  /** Of the same rows; one that says the same is the same object. */
  summaries: WorkloadSummary[];
  /** Whether no row says anything else than when they were judged before. */
  isSame: boolean;
}

interface JudgedRow {
  environment: readonly StoredCoverage[];
  judgedAt: number;
  row: HeldRow;
  summary: WorkloadSummary;
}

const NONE: readonly StoredCoverage[] = [];

/**
 * Judges the rows of the estate, each only when something it depends on is new:
 * of twenty thousand, a second brings news about a few, and while they are
 * judged nobody is answered.
 *
 * @internal
 */
export class RowJudge {
  readonly #options: RowJudgeOptions;
  readonly #judged = new Map<string, JudgedRow>();
  /** What sources know of each environment; the same list as long as it says the same. */
  #environments = new Map<string, readonly StoredCoverage[]>();
  #order: readonly JudgedRow[] = [];

  constructor(options: RowJudgeOptions) {
    this.#options = options;
  }

  judge(
    workloads: ReadonlyMap<string, StoredWorkload>,
    coverage: Iterable<StoredCoverage>,
    now: Date,
  ): Judged {
    this.#environments = groupAgain(this.#environments, coverage);
    let isSame = true;
    for (const id of this.#judged.keys()) {
      if (!workloads.has(id)) {
        this.#judged.delete(id);
        isSame = false;
      }
    }
    for (const stored of workloads.values()) {
      const said = this.#judgeOne(stored, now);
      isSame &&= said === 'same';
    }
    if (!isSame) {
      this.#order = [...this.#judged.values()].sort((a, b) =>
        compareRows(a.row, b.row),
      );
    }
    return {
      rows: this.#order.map(({ row }) => row),
      summaries: this.#order.map(({ summary }) => summary),
      isSame,
    };
  }

  #judgeOne(stored: StoredWorkload, now: Date): 'same' | 'new' {
    const { entityRefOf, againAfterMs } = this.#options;
    const { workload } = stored;
    const known = this.#judged.get(workload.id);
    const environment = this.#environments.get(workload.environmentId) ?? NONE;
    const entityRef = entityRefOf(workload);
    if (
      known?.row.isOf(stored) &&
      known.environment === environment &&
      known.row.entityRef === entityRef &&
      now.getTime() - known.judgedAt < againAfterMs
    ) {
      return 'same';
    }
    const row = toRow(stored, {
      ...this.#options,
      now,
      coverageOf: coverageIn(environment),
      entityRef,
    });
    const isSame =
      known !== undefined && known.row.isOf(stored) && saysSame(known.row, row);
    const judged = {
      environment,
      judgedAt: now.getTime(),
      row: new HeldRow(stored, environment, isSame ? known.row : row),
      summary: isSame ? known.summary : summarize(row),
    };
    if (known) {
      // In its place, so that the order stays good as long as nothing new is said.
      Object.assign(known, judged);
    } else {
      this.#judged.set(workload.id, judged);
    }
    return isSame ? 'same' : 'new';
  }
}

/** Whether the same is said of the same facts. */
function saysSame(known: EstateRow, row: EstateRow): boolean {
  return (
    known.observedAt === row.observedAt &&
    known.entityRef === row.entityRef &&
    isDeepStrictEqual(known.verdict, row.verdict)
  );
}

function groupAgain(
  before: ReadonlyMap<string, readonly StoredCoverage[]>,
  coverage: Iterable<StoredCoverage>,
): Map<string, readonly StoredCoverage[]> {
  const groups = new Map<string, StoredCoverage[]>();
  for (const stored of coverage) {
    const { environmentId } = stored.coverage;
    groups.set(environmentId, [...(groups.get(environmentId) ?? []), stored]);
  }
  return new Map(
    [...groups].map(([environmentId, group]) => {
      const known = before.get(environmentId);
      const isKnown = JSON.stringify(known) === JSON.stringify(group);
      return [environmentId, known && isKnown ? known : group];
    }),
  );
}
