//

export * from '../models/ApprovalAnswer.model';
export * from '../models/CheckServiceNameRequest.model';
export * from '../models/DecidedApproval.model';
export * from '../models/ErrorError.model';
export * from '../models/ErrorResponse.model';
export * from '../models/ModelError.model';
export * from '../models/RequestOptions.model';
export * from '../models/RequestOptionsEnvironmentsInner.model';
export * from '../models/RequestOptionsTeamsInner.model';
export * from '../models/RequestOptionsTiersInner.model';
export * from '../models/ServiceNameCheck.model';
