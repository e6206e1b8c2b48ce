// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

export { countWorkloads } from './countWorkloads';
export type { WorkloadCounts } from './countWorkloads';
export { summarizeBy } from './summarizeBy';
export type { GroupSummary } from './summarizeBy';
