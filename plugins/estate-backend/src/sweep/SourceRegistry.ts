// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { ConflictError } from '@backstage/errors';
import type { FactKind } from '@cabildo/plugin-estate-common';
import type {
  EstateSource,
  EstateSourcesExtensionPoint,
} from '@cabildo/plugin-estate-node';

/** The sources that modules added. */
export class SourceRegistry implements EstateSourcesExtensionPoint {
  readonly #sources = new Map<string, EstateSource>();

  addSource(source: EstateSource): void {
    if (this.#sources.has(source.id)) {
      throw new ConflictError(
        `There is already a source of observations with id '${source.id}'`,
      );
    }
    this.#sources.set(source.id, source);
  }

  /** Kinds that a source leaves out of most sweeps; none of one that is not there. */
  seldomKindsOf(sourceId: string): readonly FactKind[] {
    return this.#sources.get(sourceId)?.seldomKinds ?? [];
  }

  sources(): EstateSource[] {
    return [...this.#sources.values()];
  }
}
