// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * The actions the golden paths call.
 *
 * @packageDocumentation
 */
export { scaffolderModuleProvisioning as default } from './module';
