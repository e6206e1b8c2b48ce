//

export * from '../models/CallCount.model';
export * from '../models/Collection.model';
export * from '../models/Difference.model';
export * from '../models/EncodedVerdict.model';
export * from '../models/ErrorError.model';
export * from '../models/ErrorResponse.model';
export * from '../models/EstatePlace.model';
export * from '../models/EstateRow.model';
export * from '../models/EstateRows.model';
export * from '../models/EstateTotals.model';
export * from '../models/EstateTotalsByStatus.model';
export * from '../models/Fact.model';
export * from '../models/Finding.model';
export * from '../models/ModelError.model';
export * from '../models/Reason.model';
export * from '../models/ReasonParamsValue.model';
export * from '../models/Reconciliation.model';
export * from '../models/ScopeCoverage.model';
export * from '../models/ScopeEvents.model';
export * from '../models/ScopeProblem.model';
export * from '../models/SnapshotColumns.model';
export * from '../models/Verdict.model';
export * from '../models/VerdictStatus.model';
export * from '../models/Workload.model';
export * from '../models/WorkloadColumns.model';
export * from '../models/WorkloadFacts.model';
