// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { ServicePlace } from './aws';

/** A service that is well until a journey has it fall over. */
export const FALLS: ServicePlace = {
  account: '130000000002',
  cluster: 'cabildo-prod',
  service: 'exchange-rates',
};
