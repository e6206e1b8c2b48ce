// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { EstateConfig } from '../config';

/** How tests sweep: at once. */
export const sweepConfig: EstateConfig['sweep'] = {
  everySeconds: 60,
  initialDelaySeconds: 0,
  everySecondsWhileHearing: 900,
  everySecondsOfSeldom: 3600,
  concurrency: 2,
  scopeTimeoutSeconds: 5,
  jitterMilliseconds: 0,
};
