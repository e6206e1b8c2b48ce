// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type {
  AwsClientClass,
  AwsService,
  Environment,
} from '@cabildo/plugin-aws-node';

/** Where and for how long something is read. */
export interface ReadContext {
  aws: AwsService;
  environment: Environment;
  signal: AbortSignal;
}

/** A client that may read the environment and nothing else. */
export function readerClient<TClient>(
  context: ReadContext,
  ClientClass: AwsClientClass<TClient>,
): TClient {
  const { aws, environment } = context;
  return aws.client(ClientClass, { environment, role: 'reader' });
}

/** Items in portions of at most so many. */
export function inPortions<T>(items: T[], size: number): T[][] {
  const portions: T[][] = [];
  for (let from = 0; from < items.length; from += size) {
    portions.push(items.slice(from, from + size));
  }
  return portions;
}
