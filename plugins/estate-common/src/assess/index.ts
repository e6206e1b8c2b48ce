// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

export { asksSomebody } from './asksSomebody';
export { assess } from './assess';
export type { AssessContext, SeldomKinds } from './assess';
export { oldestObservation, verdictFactKinds } from './freshnessRules';
