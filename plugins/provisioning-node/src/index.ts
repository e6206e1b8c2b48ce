// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Stacks, repositories and pipelines: the operations that actions and the
 * backend share.
 *
 * @packageDocumentation
 */
export { requirePermission } from './authorization/requirePermission';
export { findService } from './catalogue/findService';
export { StackLibraryReader } from './library/StackLibraryReader';
export { Organisation } from './organisation/Organisation';
export type {
  OrganisationServices,
  Reach,
  Team,
} from './organisation/Organisation';
export type {
  FollowedPipeline,
  FollowPipelineOptions,
} from './pipelines/PipelineFollower';
export { PipelineFailedError } from './pipelines/PipelineFailedError';
export { PipelineOperations } from './pipelines/PipelineOperations';
export type {
  ApprovalReference,
  DecideApprovalOptions,
} from './pipelines/PipelineOperations';
export { readRepositoryHost } from './repositories/readRepositoryHost';
export type {
  PublishedRepository,
  PublishRepositoryOptions,
  RepositoryAddresses,
  RepositoryHost,
  RepositoryReference,
} from './repositories/types';
export { StackOperationError } from './stacks/StackOperationError';
export type {
  DeployedStack,
  DeployStackOptions,
} from './stacks/StackDeployment';
export { StackOperations } from './stacks/StackOperations';
export type { FoundStack } from './stacks/StackOperations';
