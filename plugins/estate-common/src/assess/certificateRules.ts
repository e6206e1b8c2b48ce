// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Reason } from '../verdict';
import { secondsBetween, type Situation } from './situation';

/**
 * ACM renews 60 days before the end. At 30 days its renewal has failed for a
 * month and somebody should look; the service still answers.
 */
const ATTENTION_DAYS = 30;

/** Too near the end for a DNS change that has to be asked of somebody else. */
const DEGRADED_DAYS = 14;

const REFUSED_BY_BROWSERS: ReadonlySet<string> = new Set([
  'EXPIRED',
  'REVOKED',
]);

const SECONDS_A_DAY = 24 * 60 * 60;

/** Whether browsers accept the service's certificate, and for how long. */
export function certificateRule(situation: Situation): Reason[] {
  const certificate = situation.facts.certificate?.value;
  if (!certificate) {
    return [];
  }
  const { domain, status, expiresAt } = certificate;
  const daysLeft =
    expiresAt === undefined
      ? undefined
      : -secondsBetween(expiresAt, situation.now) / SECONDS_A_DAY;

  if (REFUSED_BY_BROWSERS.has(status) || (daysLeft ?? 1) <= 0) {
    return [
      {
        code: 'certificate-invalid',
        status: 'down',
        params: { domain, status },
      },
    ];
  }
  if (status !== 'ISSUED') {
    return [
      {
        code: 'certificate-invalid',
        status: 'degraded',
        params: { domain, status },
      },
    ];
  }
  if (daysLeft === undefined || expiresAt === undefined) {
    return [
      { code: 'certificate-unknown', status: 'unknown', params: { domain } },
    ];
  }
  if (daysLeft >= ATTENTION_DAYS) {
    return [];
  }
  return [
    {
      code: 'certificate-expiring',
      status: daysLeft < DEGRADED_DAYS ? 'degraded' : 'healthy',
      params: { domain, expiresAt, days: Math.floor(daysLeft) },
    },
  ];
}
