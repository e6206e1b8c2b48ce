// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createGetWorkloadAction } from './createGetWorkloadAction';
import { createListWorkloadsAction } from './createListWorkloadsAction';
import { createSummarizeAction } from './createSummarizeAction';
import type { EstateActionOptions } from './types';

/** Registers what assistants may ask the estate. */
export function registerEstateActions(options: EstateActionOptions): void {
  createListWorkloadsAction(options);
  createGetWorkloadAction(options);
  createSummarizeAction(options);
}
