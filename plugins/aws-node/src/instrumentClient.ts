// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { AsyncLocalStorage } from 'node:async_hooks';
import type { MiddlewareStack } from '@smithy/types';
import type { CallBudgets, CallTarget } from './CallBudgets';
import type { CallCounter } from './CallCounter';

/** The parts of an SDK client that are used here; all of them have these. */
interface InstrumentableClient {
  config: { serviceId?: string };
  middlewareStack: MiddlewareStack<any, any>;
  send(command: unknown, ...rest: unknown[]): unknown;
}

// The SDK does not hand the caller's abort signal to middleware.
const callerSignal = new AsyncLocalStorage<AbortSignal | undefined>();

/**
 * Makes every attempt of every call of a client wait for its budget and be
 * counted.
 */
export function instrumentClient<TClient>(
  client: TClient,
  options: {
    accountId: string;
    region: string;
    budgets: CallBudgets;
    counter: CallCounter;
  },
): TClient {
  const { accountId, region, budgets, counter } = options;
  const instrumented = client as unknown as InstrumentableClient;

  instrumented.middlewareStack.addRelativeTo(
    (next: any, context: any) => async (args: any) => {
      const target: CallTarget = {
        accountId,
        region,
        service: instrumented.config.serviceId ?? 'unknown',
        operation: String(context.commandName).replace(/Command$/, ''),
      };
      await budgets.acquire(target, callerSignal.getStore());
      counter.count(target);
      return next(args);
    },
    {
      name: 'cabildoBudgetMiddleware',
      // Inside the retries, because each attempt is a call, and before the
      // signature, which must not grow old in the queue.
      relation: 'after',
      toMiddleware: 'retryMiddleware',
    },
  );

  const prototype: InstrumentableClient = Object.getPrototypeOf(client);
  instrumented.send = (command, ...rest) => {
    const [callOptions] = rest as [{ abortSignal?: AbortSignal } | undefined];
    return callerSignal.run(callOptions?.abortSignal, () =>
      prototype.send.call(client, command, ...rest),
    );
  };
  return client;
}
