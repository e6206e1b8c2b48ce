// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

export { applyChange } from './applyChange';
export { diffSnapshots } from './diffSnapshots';
export type { EstateChange } from './EstateChange';
