// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { ClientMetadata } from 'oidc-provider';

function readClient(value: unknown, index: number): ClientMetadata {
  const client = (value ?? {}) as Record<string, unknown>;
  const { client_id: id, client_secret: secret, redirect_uris: uris } = client;
  if (
    typeof id !== 'string' ||
    typeof secret !== 'string' ||
    !Array.isArray(uris) ||
    !uris.every(uri => typeof uri === 'string' && URL.canParse(uri))
  ) {
    // The value itself stays out of the message: it holds a secret.
    throw new Error(
      `Client ${index} of CABILDO_OIDC_CLIENTS needs client_id, client_secret and redirect_uris`,
    );
  }
  return {
    client_id: id,
    client_secret: secret,
    redirect_uris: uris,
    // After signing out people may go back to the client's front page.
    post_logout_redirect_uris: [
      ...new Set(uris.map(uri => `${new URL(uri).origin}/`)),
    ],
    response_types: ['code'],
    grant_types: ['authorization_code', 'refresh_token'],
    token_endpoint_auth_method: 'client_secret_basic',
  };
}

/**
 * Reads the applications people may sign in to: a JSON list of
 * `{client_id, client_secret, redirect_uris}`.
 *
 * @public
 */
export function readClients(text: string): ClientMetadata[] {
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    list = undefined;
  }
  if (!Array.isArray(list)) {
    throw new Error('CABILDO_OIDC_CLIENTS must be a JSON list');
  }
  return list.map(readClient);
}
