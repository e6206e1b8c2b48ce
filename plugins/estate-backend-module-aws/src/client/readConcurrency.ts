// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  GetAccountSettingsCommand,
  GetFunctionConcurrencyCommand,
  LambdaClient,
} from '@aws-sdk/client-lambda';
import { readEach } from './readEach';
import { readerClient, type ReadContext } from './ReadContext';

/** What the functions of an account may have at once, in one Region. */
export interface AccountConcurrency {
  /** Quota of the account. */
  limit: number;
  /** What of it no function reserved. */
  unreserved: number;
}

/** The quota of the account and what is left of it for all. */
export async function readAccountConcurrency(
  context: ReadContext,
): Promise<AccountConcurrency> {
  const { AccountLimit } = await readerClient(context, LambdaClient).send(
    new GetAccountSettingsCommand({}),
    { abortSignal: context.signal },
  );
  const limit = AccountLimit?.ConcurrentExecutions;
  if (limit === undefined) {
    throw new Error('Lambda told no limit of concurrent executions');
  }
  return {
    limit,
    unreserved: AccountLimit?.UnreservedConcurrentExecutions ?? limit,
  };
}

/**
 * What functions have reserved, by name; undefined for those that reserved
 * nothing. Lambda answers for one function a call.
 */
export async function readReservedConcurrency(
  context: ReadContext,
  names: string[],
): Promise<{ results: Map<string, number | undefined>; error?: unknown }> {
  const client = readerClient(context, LambdaClient);
  return readEach(names, async name => {
    const { ReservedConcurrentExecutions } = await client.send(
      new GetFunctionConcurrencyCommand({ FunctionName: name }),
      { abortSignal: context.signal },
    );
    return ReservedConcurrentExecutions;
  });
}
