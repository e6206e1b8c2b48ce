// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * A dated list of AWS prices, and what workloads cost by it.
 *
 * @packageDocumentation
 */
export { fargateMonthlyUsd, HOURS_A_MONTH } from './fargateMonthlyUsd';
export { fargatePrices, PRICES_AS_OF } from './fargatePrices';
export type { CpuArchitecture, FargatePrice } from './fargatePrices';
