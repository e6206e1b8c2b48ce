// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type { CallCount } from '@cabildo/plugin-estate-common';

/**
 * Tells whoever collects the portal's metrics what was called: a counter
 * `estate.source.calls` with the attributes `operation` and either `account`
 * and `region` or `cluster`.
 */
export function exportCalls(
  metrics: MetricsService,
  calls: () => CallCount[],
): void {
  metrics
    .createObservableCounter('estate.source.calls', {
      description: 'Requests sent to the APIs of sources',
      unit: '{request}',
    })
    .addCallback(result => {
      for (const { calls: value, operation, clusterId, ...aws } of calls()) {
        result.observe(
          value,
          clusterId === undefined
            ? { account: aws.accountId, region: aws.region, operation }
            : { cluster: clusterId, operation },
        );
      }
    });
}
