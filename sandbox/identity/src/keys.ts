// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { generateKeyPair, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { JWK } from 'oidc-provider';
import { JsonFile } from '@cabildo/sandbox-web';

/**
 * What signs tokens and cookies.
 *
 * @public
 */
export interface ProviderKeys {
  signing: JWK[];
  cookies: string[];
}

/**
 * Opens the keys in the state directory, or makes them the first time: with new
 * keys at every start, everybody would be signed out by a restart.
 *
 * @public
 */
export async function openKeys(directory: string): Promise<ProviderKeys> {
  const path = join(directory, 'keys.json');
  const file = await JsonFile.open<Partial<ProviderKeys>>(path, {});
  const { signing, cookies } = file.content;
  if (signing && cookies) {
    return { signing, cookies };
  }
  const { privateKey } = await promisify(generateKeyPair)('rsa', {
    modulusLength: 2048,
  });
  const made: ProviderKeys = {
    signing: [
      {
        ...(privateKey.export({ format: 'jwk' }) as JWK),
        kid: randomBytes(8).toString('hex'),
        use: 'sig',
        alg: 'RS256',
      },
    ],
    cookies: [randomBytes(32).toString('hex')],
  };
  await file.update(content => Object.assign(content, made));
  return made;
}
