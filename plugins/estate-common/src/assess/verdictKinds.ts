// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { FactKind } from '../facts';
import type { WorkloadRuntime } from '../workload';

/**
 * Kinds that can argue against a workload of some runtime; which of them do
 * depends on it, see {@link verdictKindsOf}.
 *
 * @public
 */
export const verdictFactKinds = [
  'scaling',
  'range',
  'deployments',
  'targets',
  'alarms',
  'certificate',
  'concurrency',
  'metrics',
] as const satisfies readonly FactKind[];

/**
 * One of the kinds that can argue against a workload.
 *
 * @public
 */
export type VerdictFactKind = (typeof verdictFactKinds)[number];

const kindsByRuntime: Record<WorkloadRuntime, ReadonlySet<VerdictFactKind>> = {
  // Load is judged by the alarms of the stack library.
  ecs: new Set([
    'scaling',
    'range',
    'deployments',
    'targets',
    'alarms',
    'certificate',
  ]),
  // Kubernetes itself knows no alarm and no certificate of a Deployment, and
  // counts a task as running only when it is ready, which is what targets say
  // elsewhere.
  kubernetes: new Set(['scaling', 'range', 'deployments']),
  // Nothing runs until it is invoked, and no alarm is made with a function.
  lambda: new Set(['concurrency', 'metrics']),
};

/**
 * Kinds that can argue against a workload of such a runtime. Without one of
 * them nobody knows that it is well, so none may be missing from a verdict that
 * says so; the others say nothing about it.
 *
 * @public
 */
export function verdictKindsOf(
  runtime: WorkloadRuntime,
): ReadonlySet<VerdictFactKind> {
  return kindsByRuntime[runtime];
}
