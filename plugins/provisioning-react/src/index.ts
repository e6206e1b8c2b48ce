// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Client and shared components of provisioning for other front ends.
 *
 * @packageDocumentation
 */
export { provisioningApiRef } from './api/ProvisioningApi';
export type {
  ApprovalAnswer,
  OpenApproval,
  OwnerTeam,
  ProvisioningApi,
  RequestOptions,
  ServiceNameCheck,
} from './api/ProvisioningApi';
export { ProvisioningClient } from './api/ProvisioningClient';
export type { ProvisioningClientOptions } from './api/ProvisioningClient';
export { ApprovalDecision } from './components/ApprovalDecision';
export type { ApprovalDecisionProps } from './components/ApprovalDecision';
export { provisioningMessages } from './messages';
export { provisioningTranslationRef } from './translation';
