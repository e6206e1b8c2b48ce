// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

export { alarmKindOf } from './alarmKindOf';
export type { AlarmKind } from './alarmKindOf';
export { reasonMessageOf } from './reasonMessageOf';
export type { ReasonFormat, ReasonMessage } from './reasonMessageOf';
export { reasonMessages } from './reasonMessages';
export { sayReason } from './sayReason';
