// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * The one way to AWS: environments, clients per account and Region, call
 * budgets and call counts.
 *
 * @packageDocumentation
 */
export { awsServiceRef } from './awsServiceRef';
export type { AwsCallCount } from './CallCounter';
export type { Environment } from './environments';
export type { StackLibrary, StackLibraryLocation } from './stackLibrary';
export type {
  AwsClientClass,
  AwsClientOptions,
  AwsRole,
  AwsService,
} from './types';
