// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

export { TREND_STEP_MINUTES, trendOf, trendValues } from './RequestTrend';
export type { RequestTrend } from './RequestTrend';
