// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { readTextIfPresent } from './files.ts';

/**
 * What the parts share and nobody else may know. Kept between starts: the database password is inside the
 * database, and people stay signed in only while the session secret stays the same.
 *
 * @public
 */
export interface Secrets {
  postgresPassword: string;
  sessionSecret: string;
  /** With it `up` asks the catalogue whether people can sign in already. */
  portalToken: string;
  gitBotToken: string;
  portalClientSecret: string;
  gitClientSecret: string;
}

const SECRET_NAMES: readonly (keyof Secrets)[] = [
  'postgresPassword',
  'sessionSecret',
  'portalToken',
  'gitBotToken',
  'portalClientSecret',
  'gitClientSecret',
];

/** Reads the secrets, making those that do not exist yet. @public */
export function ensureSecrets(file: string): Secrets {
  const text = readTextIfPresent(file);
  const kept: Partial<Secrets> = text ? JSON.parse(text) : {};
  const missing = SECRET_NAMES.filter(name => !kept[name]);
  const secrets = { ...kept } as Secrets;
  for (const name of missing) {
    // Hexadecimal: safe in URLs, headers, YAML and a password file alike.
    secrets[name] = randomBytes(20).toString('hex');
  }
  if (missing.length > 0) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify(secrets, undefined, 2)}\n`, {
      mode: 0o600,
    });
  }
  return secrets;
}
