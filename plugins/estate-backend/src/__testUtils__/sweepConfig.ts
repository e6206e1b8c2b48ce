// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { EstateConfig } from '../config';

/** How tests sweep: at once. */
export const sweepConfig: EstateConfig['sweep'] = {
  schedule: { frequency: { minutes: 1 }, timeout: { minutes: 1 } },
  everySecondsWhileHearing: 900,
  concurrency: 2,
  scopeTimeoutSeconds: 5,
  jitterMilliseconds: 0,
};
