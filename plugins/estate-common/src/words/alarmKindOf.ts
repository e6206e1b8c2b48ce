// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { reasonMessages } from './reasonMessages';

/**
 * What an alarm of the stack library watches.
 *
 * @public
 */
export type AlarmKind = keyof typeof reasonMessages.alarm;

const KINDS = Object.keys(reasonMessages.alarm) as AlarmKind[];

/**
 * What an alarm watches, as its name says: those of the stack library's
 * workloads are called `cabildo-<service>-<environment>-<kind>`. Undefined for
 * any other.
 *
 * @public
 */
export function alarmKindOf(name: string): AlarmKind | undefined {
  return name.startsWith('cabildo-')
    ? KINDS.find(kind => name.endsWith(`-${kind}`))
    : undefined;
}
