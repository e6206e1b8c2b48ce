// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/** @internal */
export interface ListenerTiming {
  /** All steps of a deployment that come together make one reading. */
  gatherMilliseconds: number;
  /** How far was heard is a time that moves on for every scope: once for all. */
  recordEveryMilliseconds: number;
  /** After that a scope is listened to again that failed; then twice as long each time. */
  retryMilliseconds: number;
}
