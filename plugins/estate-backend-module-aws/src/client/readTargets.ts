// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Service } from '@aws-sdk/client-ecs';
import {
  DescribeTargetGroupsCommand,
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
  paginateDescribeTargetGroups,
  type TargetGroup,
  type TargetHealthDescription,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { targetGroupArns } from '../mapping/serviceKey';
import { inPortions, readerClient, type ReadContext } from './ReadContext';

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

// The most that may be asked for by ARN.
const GROUPS_A_CALL = 20;

/**
 * The target groups of services. Of all services: all groups of the account
 * and Region, one call for 400; of some by ARN, one for 20.
 */
export async function readTargetGroups(
  context: ReadContext,
  services: Service[],
  options: { isAll: boolean },
): Promise<TargetGroup[]> {
  const arns = services.flatMap(targetGroupArns);
  if (arns.length === 0) {
    return [];
  }
  return options.isAll ? readAllGroups(context) : readGroups(context, arns);
}

async function readGroups(
  context: ReadContext,
  arns: string[],
): Promise<TargetGroup[]> {
  const client = readerClient(context, ElasticLoadBalancingV2Client);
  const answers = await Promise.all(
    inPortions(arns, GROUPS_A_CALL).map(TargetGroupArns =>
      client.send(new DescribeTargetGroupsCommand({ TargetGroupArns }), {
        abortSignal: context.signal,
      }),
    ),
  );
  return answers.flatMap(answer => answer.TargetGroups ?? []);
}

async function readAllGroups(context: ReadContext): Promise<TargetGroup[]> {
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
