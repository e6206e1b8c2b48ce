// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { EDGE_PORT } from './cabildo';

/**
 * The service whose life `serviceLife.test.ts` tells, and which must outlast the outages after it: the project of
 * the outages waits for that of its life.
 */
export const SERVICE = 'vacunas';

/** Where citizens find it. */
export function addressOf(environment: 'dev' | 'prod'): string {
  const domain =
    environment === 'dev' ? 'dev.health.gob.localhost' : 'health.gob.localhost';
  return `http://${SERVICE}.${domain}:${EDGE_PORT}`;
}
