// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  ACMClient,
  DescribeCertificateCommand,
  KeyAlgorithm,
  paginateListCertificates,
  type CertificateSummary,
} from '@aws-sdk/client-acm';
import { readerClient, type ReadContext } from './ReadContext';

/**
 * All certificates of the account and Region. Unless told otherwise, ACM lists
 * only those with the smaller RSA keys.
 */
export async function readCertificates(
  context: ReadContext,
): Promise<CertificateSummary[]> {
  const certificates: CertificateSummary[] = [];
  const pages = paginateListCertificates(
    { client: readerClient(context, ACMClient) },
    { Includes: { keyTypes: Object.values(KeyAlgorithm) } },
    { abortSignal: context.signal },
  );
  for await (const page of pages) {
    certificates.push(...(page.CertificateSummaryList ?? []));
  }
  return certificates;
}

/**
 * Status and end of a certificate, asked of it alone where the listing does
 * not say.
 */
export async function completeCertificate(
  context: ReadContext,
  summary: CertificateSummary,
): Promise<CertificateSummary> {
  const said =
    summary.Status !== undefined &&
    (summary.Status !== 'ISSUED' || summary.NotAfter !== undefined);
  if (said) {
    return summary;
  }
  const { Certificate } = await readerClient(context, ACMClient).send(
    new DescribeCertificateCommand({ CertificateArn: summary.CertificateArn }),
    { abortSignal: context.signal },
  );
  return {
    ...summary,
    Status: Certificate?.Status,
    NotAfter: Certificate?.NotAfter,
  };
}
