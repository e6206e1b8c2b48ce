// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * The permission policy: departments, the platform team, managers and the
 * national office.
 *
 * @packageDocumentation
 */
export { permissionModuleDepartments as default } from './module';
