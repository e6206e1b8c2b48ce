// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  CloudWatchClient,
  paginateGetMetricData,
  type MetricDataQuery,
} from '@aws-sdk/client-cloudwatch';
import { inPortions, readerClient, type ReadContext } from './ReadContext';

// The most that CloudWatch answers at once.
const QUERIES_A_CALL = 500;

/** One measurement: the beginning of its minute, and the value. */
export interface DataPoint {
  at: Date;
  value: number;
}

/** A metric by name and dimensions, and what of it is read each minute. */
export interface MetricRequest {
  namespace: string;
  name: string;
  dimensions: Record<string, string>;
  statistic: string;
}

/** The period of all requests, in seconds. */
export const METRIC_PERIOD_SECONDS = 60;

/**
 * One-minute values of many metrics, oldest first.
 *
 * @returns the series in the order of the requests
 */
export async function readMetrics(
  context: ReadContext,
  options: { requests: MetricRequest[]; from: Date; to: Date },
): Promise<DataPoint[][]> {
  const { requests, from, to } = options;
  const portions = await Promise.all(
    inPortions(requests, QUERIES_A_CALL).map(portion =>
      readPortion(context, { requests: portion, from, to }),
    ),
  );
  return portions.flat();
}

async function readPortion(
  context: ReadContext,
  options: { requests: MetricRequest[]; from: Date; to: Date },
): Promise<DataPoint[][]> {
  const { requests, from, to } = options;
  const series: DataPoint[][] = requests.map(() => []);
  const pages = paginateGetMetricData(
    { client: readerClient(context, CloudWatchClient) },
    {
      MetricDataQueries: requests.map(toQuery),
      StartTime: from,
      EndTime: to,
      ScanBy: 'TimestampAscending',
    },
    { abortSignal: context.signal },
  );
  for await (const page of pages) {
    for (const result of page.MetricDataResults ?? []) {
      const index = Number(result.Id?.slice(1));
      const values = result.Values ?? [];
      for (const [position, at] of (result.Timestamps ?? []).entries()) {
        const value = values[position];
        if (value !== undefined && Number.isFinite(value)) {
          series[index]?.push({ at, value });
        }
      }
    }
  }
  return series.map(points =>
    points.sort((a, b) => a.at.getTime() - b.at.getTime()),
  );
}

function toQuery(request: MetricRequest, index: number): MetricDataQuery {
  return {
    Id: `m${index}`,
    ReturnData: true,
    MetricStat: {
      Metric: {
        Namespace: request.namespace,
        MetricName: request.name,
        Dimensions: Object.entries(request.dimensions).map(([Name, Value]) => ({
          Name,
          Value,
        })),
      },
      Period: METRIC_PERIOD_SECONDS,
      Stat: request.statistic,
    },
  };
}
