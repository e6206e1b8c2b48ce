// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Workload } from '@cabildo/plugin-estate-common';

const CONSOLE_HOSTS: Record<string, string> = {
  aws: 'console.aws.amazon.com',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
  'aws-cn': 'console.amazonaws.cn',
};

/**
 * Where the AWS console shows an ECS service or a Lambda function; undefined
 * for what is neither.
 *
 * @remarks
 * {@link https://docs.aws.amazon.com/general/latest/gr/ecs-service.html}
 * {@link https://docs.aws.amazon.com/general/latest/gr/lambda-service.html}
 */
export function consoleUrl(workload: Workload): string | undefined {
  const [, partition] = workload.resource.split(':');
  const host = CONSOLE_HOSTS[partition ?? ''];
  const page = pageOf(workload);
  return host && page
    ? `https://${workload.region}.${host}/${page}`
    : undefined;
}

function pageOf({ runtime, region, cluster, name }: Workload) {
  switch (runtime) {
    case 'ecs': {
      const path = ['clusters', cluster, 'services', name]
        .map(encodeURIComponent)
        .join('/');
      return `ecs/v2/${path}/health?region=${region}`;
    }
    case 'lambda':
      return `lambda/home?region=${region}#/functions/${encodeURIComponent(
        name,
      )}`;
    default:
      return undefined;
  }
}
