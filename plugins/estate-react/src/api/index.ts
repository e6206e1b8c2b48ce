// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

export { estateApiRef } from './EstateApi';
export type { EstateApi, EstateFollower } from './EstateApi';
export { EstateClient } from './EstateClient';
export type { EstateClientOptions } from './EstateClient';
