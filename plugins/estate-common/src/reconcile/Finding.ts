// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { MonthlyCost } from '../cost';

/**
 * A service as the catalogue has it.
 *
 * @public
 */
export interface CatalogueService {
  /** Its Component. */
  entityRef: string;
  /** Value of the annotation `cabildo.dev/service`. */
  service: string;
  /** Value of the annotation `cabildo.dev/department`. */
  department: string;
  /** Name of the team that owns it. */
  owner?: string;
  /** Name of the system it belongs to. */
  system?: string;
  /** Whether it is written down as deprecated, so that nobody misses it. */
  isRetired?: boolean;
}

/**
 * How the cloud and the catalogue disagree about a service.
 *
 * @remarks
 *
 * `unclaimed`: it runs, and no Component is its own; `ghost`: it has a
 * Component, and runs nowhere; `owner-gone`: its Component names a team that
 * the catalogue does not have, or none; `tags-differ`: its tags say something
 * else than its Component.
 *
 * @public
 */
export type FindingKind = 'unclaimed' | 'ghost' | 'owner-gone' | 'tags-differ';

/**
 * Every kind of finding, in the order in which they are shown.
 *
 * @public
 */
export const findingKinds: readonly FindingKind[] = [
  'unclaimed',
  'ghost',
  'owner-gone',
  'tags-differ',
];

/**
 * Something that two say differently.
 *
 * @public
 */
export interface Difference {
  /** What it is about. */
  about: 'owner' | 'system';
  /** What the Component says; undefined when it says nothing. */
  catalogue?: string;
  /** What the tags say; undefined when there is no such tag. */
  cloud?: string;
}

/**
 * One disagreement about one service.
 *
 * @public
 */
export interface Finding {
  /** What it is. */
  kind: FindingKind;
  /** Name of the department's group. */
  department: string;
  /** Name of the service. */
  service: string;
  /** Its Component, where there is one. */
  entityRef?: string;
  /** Names of the environments in which it runs, sorted. */
  environments: string[];
  /** The owner that is gone. */
  owner?: string;
  /** Of `tags-differ`: what differs; empty for the other kinds. */
  differences: Difference[];
  /** What runs of it costs; undefined where nothing can be reckoned, and for who may not know. */
  cost?: MonthlyCost;
}
