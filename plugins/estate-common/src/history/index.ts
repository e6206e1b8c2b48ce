// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

export { happeningsOf } from './Happening';
export type { Happening } from './Happening';
export { decodeHistory, encodeHistory } from './HistoryColumns';
export type { HistoryColumns } from './HistoryColumns';
export type { HistoryPoint } from './HistoryPoint';
export { historyMeasures, historyRules } from './measures';
export type { HistoryMeasure, HistoryRule } from './measures';
export { pointOf } from './pointOf';
export { historyRanges } from './ranges';
export type { HistoryRange } from './ranges';
export { rollUp } from './rollUp';
export { happeningsAtMost } from './WorkloadHistory';
export type { WorkloadHistory } from './WorkloadHistory';
