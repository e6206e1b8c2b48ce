// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  DescribeRulesCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { AwsService, Environment } from '@cabildo/plugin-aws-node';

/** Priorities that the rules of a listener have. */
export async function takenPriorities(
  aws: AwsService,
  options: {
    environment: Environment;
    listenerArn: string;
    signal?: AbortSignal;
  },
): Promise<number[]> {
  const { environment, listenerArn, signal } = options;
  const client = aws.client(ElasticLoadBalancingV2Client, {
    environment,
    role: 'reader',
  });
  const taken: number[] = [];
  let marker: string | undefined;
  do {
    const { Rules, NextMarker } = await client.send(
      new DescribeRulesCommand({ ListenerArn: listenerArn, Marker: marker }),
      { abortSignal: signal },
    );
    for (const { Priority } of Rules ?? []) {
      // The last rule of a listener has the priority 'default'.
      if (Priority && /^\d+$/.test(Priority)) {
        taken.push(Number(Priority));
      }
    }
    marker = NextMarker;
  } while (marker);
  return taken;
}
