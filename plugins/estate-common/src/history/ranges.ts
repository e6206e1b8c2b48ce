// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * How far back a history goes.
 *
 * @public
 */
export type HistoryRange = '24h' | '7d' | '30d';

/**
 * Every range, the shortest first, with how many points it has and how many
 * minutes each of them covers.
 *
 * @public
 */
export const historyRanges: Readonly<
  Record<HistoryRange, { points: number; stepMinutes: number }>
> = {
  '24h': { points: 1_440, stepMinutes: 1 },
  '7d': { points: 168, stepMinutes: 60 },
  '30d': { points: 720, stepMinutes: 60 },
};
