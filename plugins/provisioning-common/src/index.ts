// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Names, rules, requests and permissions of provisioning: pure and isomorphic.
 *
 * @packageDocumentation
 */
export {
  provisioningApprovalDecidePermission,
  provisioningPermissions,
  provisioningServiceCreatePermission,
} from './permissions';
