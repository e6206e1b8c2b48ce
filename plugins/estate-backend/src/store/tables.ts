// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type {
  FactKind,
  ScopeCoverage,
  ScopeEvents,
  ScopeProblem,
  Workload,
} from '@cabildo/plugin-estate-common';

export interface DbEstateRevisionRow {
  id: number;
  /** PostgreSQL hands bigint over as text. */
  revision: string;
}

export interface DbEstateWorkloadsRow {
  id: string;
  source_id: string;
  environment_id: string;
  workload: Workload;
  seen_at: Date;
  removed_at: Date | null;
  revision: string;
}

export interface DbEstateFactsRow {
  workload_id: string;
  kind: FactKind;
  source_id: string;
  value: unknown;
  observed_at: Date;
}

export interface DbEstateCoverageRow {
  source_id: string;
  environment_id: string;
  account_id: string;
  region: string;
  department: string;
  state: ScopeCoverage['state'];
  attempted_at: Date;
  succeeded_at: Date | null;
  problems: ScopeProblem[];
  confirmed_at: Partial<Record<FactKind, string>>;
  events: ScopeEvents | null;
}
