// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * How many invocations a function may answer at once.
 *
 * @remarks
 *
 * "Understanding Lambda function scaling" and "Configuring reserved
 * concurrency for a function" (Lambda developer guide).
 *
 * @public
 */
export interface ConcurrencyFacts {
  /** Set aside for this function, which gets no more; undefined: it shares what nobody reserved. */
  reserved?: number;
  /** Quota of the account in the Region. */
  accountLimit: number;
  /** What of the quota no function reserved; all others share it. */
  accountUnreserved: number;
}
