// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { formatTable } from '@cabildo/cli/src/table.ts';
import { summarise, type Summary } from './statistics.ts';
import type { Unit } from './units.ts';

/** One thing that was measured, and what it may be at most. @public */
export interface Result {
  what: string;
  unit: Unit;
  ours: readonly number[];
  /** The same of what it is compared with; then the bound is a multiple of it. */
  peer?: readonly number[];
  /** In the unit measured, or times the peer. */
  atMost: number;
}

/** Whether the median holds the bound. @public */
export function holds(result: Result): boolean {
  const ours = summarise(result.ours).median;
  return ours <= result.atMost * (result.peer ? peerMedian(result.peer) : 1);
}

/** The table people read: medians, and in brackets the least and the most of the repetitions. @public */
export function formatResults(
  results: readonly Result[],
  peerName?: string,
): string {
  const header = ['', 'ours', ...(peerName ? [peerName, 'ratio'] : [])];
  return formatTable(
    [...header, 'bound', 'holds'],
    results.map(result => [
      result.what,
      formatSummary(summarise(result.ours), result.unit),
      ...(peerName ? peerCells(result) : []),
      result.peer
        ? `≤ ${result.atMost.toFixed(2)}×`
        : `≤ ${result.unit(result.atMost)}`,
      holds(result) ? 'yes' : 'NO',
    ]),
  );
}

function peerCells({ ours, peer, unit }: Result): string[] {
  return peer
    ? [
        formatSummary(summarise(peer), unit),
        `${(summarise(ours).median / peerMedian(peer)).toFixed(2)}×`,
      ]
    : ['', ''];
}

function formatSummary(summary: Summary, unit: Unit): string {
  const { count, median, minimum, maximum } = summary;
  if (count === 1) {
    return unit(median);
  }
  const least = unit(minimum);
  const most = unit(maximum);
  const spread = least === most ? '' : `${least}–${most}, `;
  return `${unit(median)} (${spread}n=${count})`;
}

function peerMedian(values: readonly number[]): number {
  return summarise(values).median;
}
