// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { HistoryMeasure } from './measures';

/**
 * What is known of a workload over one minute, hour or day. Null is what was
 * not observed: it is not zero.
 *
 * @public
 */
export type HistoryPoint = Record<HistoryMeasure, number | null>;
