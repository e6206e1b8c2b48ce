// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Service } from '@aws-sdk/client-ecs';
import { readMetrics, type DataPoint } from '../client/readMetrics';
import {
  metricRequests,
  SERIES_MINUTES,
  toMetrics,
  type WorkloadMetricSeries,
} from '../mapping/toMetrics';
import type { Part } from './types';

const MINUTE_MS = 60_000;

/** Load, answer times and errors of the last half hour. */
export const metricsPart: Part = {
  kinds: ['metrics'],
  async read(input) {
    const { context, services } = input;
    const now = new Date();
    // Whole minutes: the one that runs would show as a drop.
    const to = new Date(Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS);
    const from = new Date(to.getTime() - SERIES_MINUTES * MINUTE_MS);
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
