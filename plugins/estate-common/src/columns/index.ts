// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

export { decodeWorkloads } from './decodeWorkloads';
export { encodeWorkloads } from './encodeWorkloads';
export { decodeSnapshot, encodeSnapshot } from './snapshotColumns';
export type {
  EncodedVerdict,
  EstatePlace,
  SnapshotColumns,
  WorkloadColumns,
} from './WorkloadColumns';
