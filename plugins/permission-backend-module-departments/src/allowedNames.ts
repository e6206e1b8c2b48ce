// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Person } from './roles';

const READS = [
  'catalog.entity.read',
  'catalog.location.read',
  'scaffolder.task.read',
  'scaffolder.template.parameter.read',
  'scaffolder.template.step.read',
  'kubernetes.clusters.read',
  'kubernetes.resources.read',
  'estate.workload.read',
];

/** What managers and the national office see beyond product teams: what it costs, which accounts deny access, and why. */
const MANAGEMENT_READS = [...READS, 'estate.coverage.read', 'estate.cost.read'];

const OPERATIONS = [
  'catalog.entity.create',
  'catalog.entity.refresh',
  'catalog.entity.validate',
  'catalog.location.create',
  'catalog.location.analyze',
  'scaffolder.task.create',
  'scaffolder.task.cancel',
  'scaffolder.template.dry-run',
  'scaffolder.action.execute',
  'provisioning.service.create',
  'provisioning.approval.decide',
];

/**
 * Names of the permissions that each role may hold at all. Conditions narrow
 * them further to the department. The platform team is not here: it holds all.
 */
export const allowedNames: Record<
  Exclude<Person['role'], 'platform' | 'stranger'>,
  ReadonlySet<string>
> = {
  'product-team': new Set([...READS, ...OPERATIONS]),
  manager: new Set(MANAGEMENT_READS),
  'national-office': new Set(MANAGEMENT_READS),
};
