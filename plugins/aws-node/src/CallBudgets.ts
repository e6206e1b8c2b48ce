// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { RateLimiter } from './RateLimiter';
import type { Rate } from './tokenBucket';

/** Who is called: AWS keeps its limits per account, Region and family of operations. */
export interface CallTarget {
  accountId: string;
  region: string;
  /** The SDK's service id, for example `ECS`. */
  service: string;
  /** For example `DescribeServices`. */
  operation: string;
}

// Published limits where there are any; 5/s where AWS publishes none. They
// are spent below, not at, the limit together with the account's other users
// only as far as AWS's own throttling answers make the SDK slow down.
const RATES: Record<string, Rate> = {
  ecs: { perSecond: 20, burst: 100 },
  'load-balancing': { perSecond: 10, burst: 40 },
  'cloudwatch-alarms': { perSecond: 9, burst: 9 },
  'cloudwatch-data': { perSecond: 50, burst: 50 },
  // A standard queue has no limit that we could reach; this one is ours.
  queues: { perSecond: 50, burst: 100 },
  // "Lambda quotas": 15 a second for all of the control plane but GetFunction.
  functions: { perSecond: 15, burst: 15 },
};
const OTHER_RATE: Rate = { perSecond: 5, burst: 10 };

/** The family of operations that share one limit. */
export function familyOf(target: {
  service: string;
  operation: string;
}): string {
  switch (target.service) {
    case 'ECS':
      return 'ecs';
    case 'Elastic Load Balancing':
    case 'Elastic Load Balancing v2':
      return 'load-balancing';
    case 'CloudWatch':
      return target.operation.includes('Alarm')
        ? 'cloudwatch-alarms'
        : 'cloudwatch-data';
    case 'SQS':
      return 'queues';
    case 'Lambda':
      return 'functions';
    default:
      return `other:${target.service}`;
  }
}

/** The rate at which a family may be called in one account and Region. */
export function rateOf(family: string): Rate {
  return RATES[family] ?? OTHER_RATE;
}

/**
 * One queue per account, Region and family of operations, shared by all that
 * call AWS in this process.
 */
export class CallBudgets {
  readonly #limiters = new Map<string, RateLimiter>();

  /** Waits until the call may be made. */
  async acquire(target: CallTarget, signal?: AbortSignal): Promise<void> {
    const family = familyOf(target);
    const key = `${target.accountId}/${target.region}/${family}`;
    let limiter = this.#limiters.get(key);
    if (!limiter) {
      limiter = new RateLimiter(rateOf(family));
      this.#limiters.set(key, limiter);
    }
    await limiter.acquire(signal);
  }
}
