// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  parseEntityRef,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type { EntityFilter } from '@backstage/plugin-catalog-react';
import type { VerdictStatus } from '@cabildo/plugin-estate-common';
import type { WorkloadsByComponent } from './workloadsByComponent';

// No entity is called so: it asks the catalogue for none, where an empty list would ask for all.
const NOBODY = '-';

/**
 * Components whose worst workload has a status. The catalogue knows no status:
 * it is asked for them by name, so that pages and counts are those of the
 * filter.
 */
export class EntityStatusFilter implements EntityFilter {
  readonly status: VerdictStatus;
  readonly #entityRefs: ReadonlySet<string>;

  constructor(status: VerdictStatus, components: WorkloadsByComponent) {
    this.status = status;
    this.#entityRefs = new Set(componentsWith(status, components));
  }

  getCatalogFilters(): Record<string, string[]> {
    const names = [...this.#entityRefs].map(ref => parseEntityRef(ref).name);
    return {
      'metadata.name': names.length > 0 ? [...new Set(names)].sort() : [NOBODY],
    };
  }

  filterEntity(entity: Entity): boolean {
    return this.#entityRefs.has(stringifyEntityRef(entity));
  }

  toQueryValue(): string {
    return this.status;
  }
}

/** Entity refs of the Components whose worst workload has a status. */
export function componentsWith(
  status: VerdictStatus,
  components: WorkloadsByComponent,
): string[] {
  return [...components]
    .filter(([, [worst]]) => worst.verdict.status === status)
    .map(([entityRef]) => entityRef);
}
