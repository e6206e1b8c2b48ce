// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { EstateSnapshot } from '../snapshot';
import { decodeWorkloads } from './decodeWorkloads';
import { encodeWorkloads } from './encodeWorkloads';
import type { SnapshotColumns } from './WorkloadColumns';

/**
 * Puts a snapshot into columns.
 *
 * @public
 */
export function encodeSnapshot(snapshot: EstateSnapshot): SnapshotColumns {
  const { rows, ...rest } = snapshot;
  return { ...rest, workloads: encodeWorkloads(rows) };
}

/**
 * Makes a snapshot of columns again.
 *
 * @public
 */
export function decodeSnapshot(columns: SnapshotColumns): EstateSnapshot {
  const { workloads, ...rest } = columns;
  return { ...rest, rows: decodeWorkloads(workloads) };
}
