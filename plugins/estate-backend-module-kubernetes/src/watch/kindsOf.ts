// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { FactKind } from '@cabildo/plugin-estate-common';

/** What is watched in a cluster. */
export type WatchedKind = 'deployments' | 'autoscalers' | 'pods' | 'events';

/**
 * The facts that cannot be told without a kind of objects. Without the
 * Deployments there is nothing to tell of.
 */
export const kindsOf: Record<WatchedKind, readonly FactKind[]> = {
  deployments: ['scaling', 'deployments'],
  autoscalers: ['range', 'activities'],
  // How many Pods of a rollout fail is part of how it stands.
  pods: ['deployments', 'stoppedTasks'],
  events: ['activities', 'events'],
};

/** Everything that is told of a Deployment. */
export const kubernetesFactKinds: readonly FactKind[] = [
  'scaling',
  'range',
  'activities',
  'deployments',
  'stoppedTasks',
  'events',
];
