// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Who may speak to the API server, and where it finds that. */
export interface Credentials {
  /** Of the control plane itself and of whoever puts up the world. */
  readonly adminToken: string;
  /** Of the portal, which looks and changes nothing. */
  readonly readerToken: string;
  readonly tokenFile: string;
  readonly serviceAccountKey: string;
  readonly serviceAccountPublicKey: string;
}

/** The user that the portal's token stands for. */
export const READER = 'cabildo-portal';

/** Makes what is not there yet, for its owner's eyes only. */
export function ensureCredentials(directory: string): Credentials {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const files = {
    tokenFile: join(directory, 'tokens.csv'),
    serviceAccountKey: join(directory, 'sa.key'),
    serviceAccountPublicKey: join(directory, 'sa.pub'),
  };
  const write = (file: string, text: string) =>
    writeFileSync(file, text, { mode: 0o600 });
  if (!existsSync(files.serviceAccountPublicKey)) {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    write(files.serviceAccountKey, privateKey);
    write(files.serviceAccountPublicKey, publicKey);
  }
  if (!existsSync(files.tokenFile)) {
    const token = () => randomBytes(24).toString('hex');
    write(
      files.tokenFile,
      `${token()},admin,1,"system:masters"\n${token()},${READER},2\n`,
    );
  }
  const [adminToken, readerToken] = readFileSync(files.tokenFile, 'utf8')
    .trim()
    .split('\n')
    .map(line => line.split(',')[0]!);
  return { ...files, adminToken: adminToken!, readerToken: readerToken! };
}
