// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { FactKind, WorkloadFacts } from '@cabildo/plugin-estate-common';
import type { DeploymentView } from './DeploymentView';
import { toActivities } from './toActivities';
import { toDeployments } from './toDeployments';
import { toEvents } from './toEvents';
import { toRange } from './toRange';
import { toScaling } from './toScaling';
import { toStoppedTasks } from './toStoppedTasks';

/**
 * Everything that a cluster tells of a Deployment.
 *
 * @param options - `missing` are kinds that cannot be told now; `previous` is
 * what was known before
 */
export function toFacts(
  view: DeploymentView,
  options: {
    observedAt: string;
    missing: ReadonlySet<FactKind>;
    previous?: WorkloadFacts;
  },
): WorkloadFacts {
  const { observedAt, missing, previous } = options;
  const facts: WorkloadFacts = {
    scaling: {
      value: toScaling(view.deployment, {
        observedAt,
        previous: previous?.scaling?.value,
      }),
      observedAt,
    },
    range: { value: toRange(view.autoscaler), observedAt },
    activities: {
      value: toActivities(view.events, previous?.activities?.value ?? []),
      observedAt,
    },
    deployments: {
      value: toDeployments(view, previous?.deployments?.value ?? []),
      observedAt,
    },
    stoppedTasks: { value: toStoppedTasks(view.pods), observedAt },
    events: { value: toEvents(view.events), observedAt },
  };
  for (const kind of missing) {
    delete facts[kind];
  }
  return facts;
}
