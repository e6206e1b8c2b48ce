// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
  paginateDescribeTargetGroups,
  type TargetGroup,
  type TargetHealthDescription,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { readerClient, type ReadContext } from './ReadContext';

/** The targets of a target group with their health. */
export async function readTargetHealth(
  context: ReadContext,
  targetGroupArn: string,
): Promise<TargetHealthDescription[]> {
  const answer = await readerClient(context, ElasticLoadBalancingV2Client).send(
    new DescribeTargetHealthCommand({ TargetGroupArn: targetGroupArn }),
    { abortSignal: context.signal },
  );
  return answer.TargetHealthDescriptions ?? [];
}

/** All target groups of the account and Region: one call for 400, where asking by ARN takes one for 20. */
export async function readTargetGroups(
  context: ReadContext,
): Promise<TargetGroup[]> {
  const groups: TargetGroup[] = [];
  const pages = paginateDescribeTargetGroups(
    { client: readerClient(context, ElasticLoadBalancingV2Client) },
    { PageSize: 400 },
    { abortSignal: context.signal },
  );
  for await (const page of pages) {
    groups.push(...(page.TargetGroups ?? []));
  }
  return groups;
}
