// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  CloudWatchClient,
  paginateDescribeAlarms,
  type MetricAlarm,
} from '@aws-sdk/client-cloudwatch';
import { readerClient, type ReadContext } from './ReadContext';

/**
 * The alarms whose names begin so. Asking by name leaves out the alarms that
 * target tracking makes for itself: they are raised whenever it scales, in
 * quiet hours all night.
 */
export async function readAlarms(
  context: ReadContext,
  namePrefix: string,
): Promise<MetricAlarm[]> {
  const alarms: MetricAlarm[] = [];
  const pages = paginateDescribeAlarms(
    { client: readerClient(context, CloudWatchClient) },
    { AlarmNamePrefix: namePrefix, MaxRecords: 100 },
    { abortSignal: context.signal },
  );
  for await (const page of pages) {
    alarms.push(...(page.MetricAlarms ?? []));
  }
  return alarms;
}
