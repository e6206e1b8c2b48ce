// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { CertificateSummary } from '@aws-sdk/client-acm';
import type { CertificateFacts } from '@cabildo/plugin-estate-common';

/**
 * The certificate that answers for a domain: its own before one for all names
 * of the zone, a used one before an unused, the one that lasts longest.
 */
export function chooseCertificate(
  domain: string,
  certificates: CertificateSummary[],
): CertificateSummary | undefined {
  const wildcard = domain.replace(/^[^.]+/, '*');
  const rank = (certificate: CertificateSummary) => [
    namesOf(certificate).includes(domain) ? 1 : 0,
    certificate.Status === undefined || certificate.Status === 'ISSUED' ? 1 : 0,
    certificate.InUse ? 1 : 0,
    certificate.NotAfter?.getTime() ?? 0,
  ];
  const [best] = certificates
    .filter(certificate =>
      namesOf(certificate).some(name => name === domain || name === wildcard),
    )
    .sort((a, b) => compareRanks(rank(b), rank(a)));
  return best;
}

export function toCertificate(
  domain: string,
  certificate: CertificateSummary | undefined,
): CertificateFacts | undefined {
  return (
    certificate && {
      domain,
      status: certificate.Status ?? 'UNKNOWN',
      expiresAt: certificate.NotAfter?.toISOString(),
    }
  );
}

function namesOf(certificate: CertificateSummary): string[] {
  return [
    ...(certificate.DomainName ? [certificate.DomainName] : []),
    ...(certificate.SubjectAlternativeNameSummaries ?? []),
  ];
}

function compareRanks(a: number[], b: number[]): number {
  const index = a.findIndex((value, position) => value !== b[position]);
  return index < 0 ? 0 : a[index] - b[index];
}
