// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

export { findingKinds } from './Finding';
export type {
  CatalogueService,
  Difference,
  Finding,
  FindingKind,
} from './Finding';
export { departmentsRead } from './departmentsRead';
export { reconcile } from './reconcile';
export type { ReconcileOptions } from './reconcile';
export type { Reconciliation } from './Reconciliation';
