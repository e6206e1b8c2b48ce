// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * The certificate that answers for a workload's address.
 *
 * @public
 */
export interface CertificateFacts {
  /** Host name of the workload. */
  domain: string;
  /** As AWS Certificate Manager names it, for example `ISSUED`. */
  status: string;
  /** When it ends; undefined while it has not been issued. */
  expiresAt?: string;
}
