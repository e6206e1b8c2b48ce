// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { readAlarms } from '../client/readAlarms';
import { nameOf } from '../mapping/serviceKey';
import { ALARM_PREFIX, toAlarms } from '../mapping/toAlarms';
import type { Part } from './types';

/** The alarms of the stack library. */
export const alarmsPart: Part = {
  kinds: ['alarms'],
  async read({ context, services, isAll }) {
    const observedAt = new Date().toISOString();
    const prefixes = isAll
      ? [ALARM_PREFIX]
      : services.map(service => `${ALARM_PREFIX}${nameOf(service)}-`);
    const alarms = (
      await Promise.all(prefixes.map(prefix => readAlarms(context, prefix)))
    ).flat();
    return {
      factsOf: service => ({
        alarms: { value: toAlarms(service, alarms), observedAt },
      }),
    };
  },
};
