// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { readStoppedTasks } from '../client/readStoppedTasks';
import { clusterName } from '../mapping/serviceKey';
import { isFailing, toStoppedTasks } from '../mapping/toDeployments';
import { readEach } from '../client/readEach';
import type { Part } from './types';

/**
 * Why tasks stopped: only of services that fail, and of those that did until
 * ECS has forgotten it, because it takes two calls for each.
 */
export const stoppedTasksPart: Part = {
  kinds: ['stoppedTasks'],
  async read({ context, services, previousOf }) {
    const now = new Date();
    const observedAt = now.toISOString();
    const failing = services.filter(
      service =>
        isFailing(service, now) ||
        (previousOf(service)?.stoppedTasks?.value.length ?? 0) > 0,
    );
    const { results, error } = await readEach(failing, service =>
      readStoppedTasks(context, {
        cluster: clusterName(service),
        serviceName: service.serviceName ?? '',
      }),
    );
    return {
      factsOf(service) {
        const tasks = results.get(service);
        return tasks
          ? { stoppedTasks: { value: toStoppedTasks(tasks), observedAt } }
          : {};
      },
      error,
    };
  },
};
