// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { readAlarms } from '../client/readAlarms';
import { toAlarms } from '../mapping/toAlarms';
import type { Part } from './types';

// As the stack library names all alarms.
const NAME_PREFIX = 'cabildo-';

/** The alarms of the stack library. */
export const alarmsPart: Part = {
  kinds: ['alarms'],
  async read({ context }) {
    const observedAt = new Date().toISOString();
    const alarms = await readAlarms(context, NAME_PREFIX);
    return {
      factsOf: service => ({
        alarms: { value: toAlarms(service, alarms), observedAt },
      }),
    };
  },
};
