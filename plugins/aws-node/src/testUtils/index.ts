// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Help for testing what calls AWS.
 *
 * @packageDocumentation
 */
export { mockAwsService, mockAwsServiceFactory } from './mockAwsService';
