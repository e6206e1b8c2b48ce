// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * What the processors of a task are. They have prices of their own.
 *
 * @public
 */
export type CpuArchitecture = 'x86_64' | 'arm64';

/**
 * What AWS Fargate takes for a task on Linux, on demand: US dollars, without
 * tax and discounts.
 *
 * @public
 */
export interface FargatePrice {
  /** Of one vCPU for one hour. */
  vcpuHour: number;
  /** Of one GiB of memory for one hour. */
  gibHour: number;
}

/**
 * The day of AWS's list that the prices are of, as `YYYY-MM-DD`.
 *
 * @public
 */
export const PRICES_AS_OF = '2025-07-07';

// What https://aws.amazon.com/fargate/pricing/ says. us-east-1: Infracost's
// golden files, made from AWS's price list on that day. The others: a table of
// github.com/theuves/fgcalc, which names no day.
const PRICES: Readonly<
  Record<string, Partial<Record<CpuArchitecture, FargatePrice>>>
> = {
  'us-east-1': {
    x86_64: { vcpuHour: 0.04048, gibHour: 0.004445 },
    arm64: { vcpuHour: 0.03238, gibHour: 0.00356 },
  },
  'sa-east-1': { x86_64: { vcpuHour: 0.0696, gibHour: 0.0076 } },
  'eu-west-2': { x86_64: { vcpuHour: 0.04656, gibHour: 0.00511 } },
};

/**
 * The prices of a Region, such as `sa-east-1`.
 *
 * @returns undefined where the list has none: that is not free of charge
 * @public
 */
export function fargatePrices(
  region: string,
  architecture: CpuArchitecture,
): FargatePrice | undefined {
  return Object.hasOwn(PRICES, region)
    ? PRICES[region][architecture]
    : undefined;
}
