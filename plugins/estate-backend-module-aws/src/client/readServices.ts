// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  DescribeServicesCommand,
  ECSClient,
  paginateListServices,
  type Service,
} from '@aws-sdk/client-ecs';
import { inPortions, readerClient, type ReadContext } from './ReadContext';

// The most that ECS describes at once.
const SERVICES_A_CALL = 10;

/** The services of a cluster with their tags, each once. */
export async function readServices(
  context: ReadContext,
  cluster: string,
): Promise<Service[]> {
  const client = readerClient(context, ECSClient);
  const abort = { abortSignal: context.signal };
  const arns = new Set<string>();
  const pages = paginateListServices(
    { client },
    { cluster, maxResults: 100 },
    abort,
  );
  for await (const page of pages) {
    for (const arn of page.serviceArns ?? []) {
      arns.add(arn);
    }
  }
  return describeServices(context, cluster, [...arns]);
}

/**
 * Services of a cluster with their tags. One that is not there (any more) is
 * missing from the result.
 *
 * @param services - names or ARNs
 */
export async function describeServices(
  context: ReadContext,
  cluster: string,
  services: string[],
): Promise<Service[]> {
  const client = readerClient(context, ECSClient);
  const answers = await Promise.all(
    inPortions(services, SERVICES_A_CALL).map(portion =>
      client.send(
        new DescribeServicesCommand({
          cluster,
          services: portion,
          include: ['TAGS'],
        }),
        { abortSignal: context.signal },
      ),
    ),
  );
  return answers
    .flatMap(answer => answer.services ?? [])
    .filter(service => service.status !== 'INACTIVE');
}
