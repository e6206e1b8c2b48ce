// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

export { asksSomebody } from './asksSomebody';
export { assess } from './assess';
export type { AssessContext, SeldomKinds } from './assess';
export { oldestObservation } from './freshnessRules';
export { verdictFactKinds, verdictKindsOf } from './verdictKinds';
export type { VerdictFactKind } from './verdictKinds';
