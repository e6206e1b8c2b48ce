// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * What every source of observations has to keep, as tests.
 *
 * @packageDocumentation
 */
export { describeEstateSource } from './describeEstateSource';
export type {
  ConformanceWorld,
  DescribeEstateSourceOptions,
} from './describeEstateSource';
