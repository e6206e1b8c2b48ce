// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

export { monthlyCost } from './monthlyCost';
export type { MonthlyCost } from './monthlyCost';
