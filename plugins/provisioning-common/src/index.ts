// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Names, rules, requests and permissions of provisioning: pure and isomorphic.
 *
 * @packageDocumentation
 */
export { serviceAnnotations } from './annotations';
export { listenerRulePriority } from './listenerRulePriority';
export {
  localiseForm,
  localiseOutput,
  localiseRun,
  localiseTemplateTitle,
} from './localisePath';
export type { PathForm } from './localisePath';
export {
  deliveryStackName,
  pipelineName,
  repositoryId,
  serviceDomain,
  serviceOfPipeline,
  serviceUrl,
  workloadStackName,
} from './names';
export { ownershipTagKeys, ownershipTags } from './ownershipTags';
export type { Ownership } from './ownershipTags';
export {
  provisioningApprovalDecidePermission,
  provisioningPermissions,
  provisioningServiceCreatePermission,
} from './permissions';
export type { CheckResult } from './result';
export {
  SERVICE_NAME_MAX_LENGTH,
  SERVICE_NAME_MIN_LENGTH,
  SERVICE_NAME_PATTERN,
  validateServiceName,
} from './serviceName';
export {
  parseServiceRequest,
  readServiceIdentity,
  readServiceRequest,
  serviceLanguages,
  serviceVisibilities,
} from './serviceRequest';
export type {
  FieldError,
  ParsedServiceRequest,
  ServiceIdentity,
  ServiceLanguage,
  ServiceRequest,
  ServiceVisibility,
} from './serviceRequest';
export type {
  PinnedLibrary,
  SkeletonValues,
  StackConfiguration,
} from './skeletonValues';
export { deliveryParameters, workloadParameters } from './stackParameters';
export type {
  StackContext,
  StackEnvironment,
  StackValues,
} from './stackParameters';
export { tierCapacity, tierPresets } from './tiers';
export type { TierCapacity, TierPreset } from './tiers';
