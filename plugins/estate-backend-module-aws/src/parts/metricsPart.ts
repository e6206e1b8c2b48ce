// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Service } from '@aws-sdk/client-ecs';
import { readMetrics, type DataPoint } from '../client/readMetrics';
import {
  metricRequests,
  toMetrics,
  type WorkloadMetricSeries,
} from '../mapping/toMetrics';
import { lastMinutes } from '../mapping/recentValues';
import type { Part } from './types';

/** Load, answer times and errors of the last half hour. */
export const metricsPart: Part = {
  kinds: ['metrics'],
  async read(input) {
    const { context, services } = input;
    const now = new Date();
    const { from, to } = lastMinutes(now);
    const targetGroups = await input.targetGroups();

    const named = services.map(service =>
      Object.entries(metricRequests(service, targetGroups)),
    );
    const series = await readMetrics(context, {
      requests: named.flat().map(([, request]) => request),
      from,
      to,
    });
    const rest = series.values();
    const byService = new Map<Service, WorkloadMetricSeries>(
      services.map((service, index) => [
        service,
        Object.fromEntries(
          named[index].map(([name]): [string, DataPoint[]] => [
            name,
            rest.next().value ?? [],
          ]),
        ),
      ]),
    );
    return {
      factsOf(service) {
        const measured = byService.get(service);
        return measured
          ? {
              metrics: {
                value: toMetrics(measured, to),
                observedAt: now.toISOString(),
              },
            }
          : {};
      },
    };
  },
};
