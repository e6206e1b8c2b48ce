// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { CallTarget } from './CallBudgets';

/**
 * How often one operation was called since the process started. Repeated
 * attempts count: each one is a call to AWS.
 *
 * @public
 */
export interface AwsCallCount {
  /** 12 digits, or `portal` for the portal's own account. */
  accountId: string;
  /** Region that was called, for example `us-east-1`. */
  region: string;
  /** The SDK's service id, for example `ECS`. */
  service: string;
  /** For example `DescribeServices`. */
  operation: string;
  /** Requests sent, whether AWS answered them or not. */
  calls: number;
}

export class CallCounter {
  readonly #counts = new Map<string, AwsCallCount>();

  count(target: CallTarget): void {
    const key = `${target.accountId}/${target.region}/${target.service}/${target.operation}`;
    const entry = this.#counts.get(key);
    if (entry) {
      entry.calls += 1;
    } else {
      this.#counts.set(key, { ...target, calls: 1 });
    }
  }

  snapshot(): AwsCallCount[] {
    return Array.from(this.#counts.values(), entry => ({ ...entry }));
  }
}
