// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Annotations of a service's catalogue entity.
 *
 * @public
 */
export const serviceAnnotations = {
  department: 'cabildo.dev/department',
  service: 'cabildo.dev/service',
  repository: 'cabildo.dev/repository',
  libraryVersion: 'cabildo.dev/library-version',
} as const;
