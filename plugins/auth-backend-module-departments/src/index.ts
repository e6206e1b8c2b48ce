// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Ownership in identity tokens includes the departments above a team.
 *
 * @packageDocumentation
 */

export { authModuleDepartments as default } from './module';
