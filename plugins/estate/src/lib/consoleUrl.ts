// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Workload } from '@cabildo/plugin-estate-common';

const CONSOLE_HOSTS: Record<string, string> = {
  aws: 'console.aws.amazon.com',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
  'aws-cn': 'console.amazonaws.cn',
};

/**
 * Where the AWS console shows an ECS service; undefined for what is not one.
 *
 * @remarks
 * {@link https://docs.aws.amazon.com/general/latest/gr/ecs-service.html}
 */
export function ecsConsoleUrl(workload: Workload): string | undefined {
  const [, partition] = workload.resource.split(':');
  const host = CONSOLE_HOSTS[partition ?? ''];
  if (workload.runtime !== 'ecs' || !host) {
    return undefined;
  }
  const path = ['clusters', workload.cluster, 'services', workload.name]
    .map(encodeURIComponent)
    .join('/');
  return `https://${workload.region}.${host}/ecs/v2/${path}/health?region=${workload.region}`;
}
