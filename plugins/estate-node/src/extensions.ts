// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { EstateSource } from './EstateSource';

/**
 * Takes sources of observations.
 *
 * @public
 */
export interface EstateSourcesExtensionPoint {
  /**
   * Adds a source.
   *
   * @throws ConflictError when another one has the same id
   */
  addSource(source: EstateSource): void;
}

/**
 * Where modules add sources of observations.
 *
 * @public
 */
export const estateSourcesExtensionPoint =
  createExtensionPoint<EstateSourcesExtensionPoint>({ id: 'estate.sources' });
