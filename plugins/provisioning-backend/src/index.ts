// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Decisions on pipeline approvals, and the checks a request must pass.
 *
 * @packageDocumentation
 */
export { provisioningPlugin as default } from './plugin';
