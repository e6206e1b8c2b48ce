// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Finding } from './Finding';

/**
 * Where the cloud and the catalogue disagree, as far as the reader may see.
 *
 * @public
 */
export interface Reconciliation {
  /** When the catalogue was read. */
  catalogueReadAt: string;
  /** By kind, department and service. */
  findings: Finding[];
  /** Departments of which not all was read lately: what does not run there any more is not known. */
  unreadDepartments: string[];
}
