// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

export { readClients } from './clients.ts';
export {
  createIdentityServer,
  type CreateIdentityServerOptions,
} from './createIdentityServer.ts';
export { readPeople, type Person } from './people.ts';
