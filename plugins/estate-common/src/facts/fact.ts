// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * A value that a source observed, with when it was true. All times are ISO
 * 8601 in UTC.
 *
 * @remarks
 *
 * Where `T` allows it, a fact whose value is undefined says that the source
 * looked and there is none (a service without a load balancer has no targets).
 * That is knowledge; a fact that is missing is not.
 *
 * @public
 */
export interface Fact<T> {
  /** What was observed. */
  value: T;
  /** When the source says it was so. */
  observedAt: string;
}
