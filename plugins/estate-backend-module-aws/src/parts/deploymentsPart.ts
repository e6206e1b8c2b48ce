// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Deployment, Service } from '@aws-sdk/client-ecs';
import { readDefinitions } from '../client/readDefinitions';
import { toDeployments } from '../mapping/toDeployments';
import type { Part } from './types';

/** What is deployed, and how far it is. */
export const deploymentsPart: Part = {
  kinds: ['deployments'],
  async read({ context, services, tasks, previousOf }) {
    const now = new Date();
    const observedAt = now.toISOString();
    // A deployment keeps its task definition, and with it image and size.
    const known = (service: Service, deployment: Deployment) =>
      previousOf(service)?.deployments?.value.find(
        ({ id, image, size }) =>
          id === deployment.id && image && size !== undefined,
      );
    const { results, error } = await readDefinitions(
      context,
      services.flatMap(service =>
        (service.deployments ?? []).flatMap(deployment =>
          deployment.taskDefinition && !known(service, deployment)
            ? [deployment.taskDefinition]
            : [],
        ),
      ),
      tasks,
    );
    return {
      // What is deployed is known without its definition, too.
      factsOf: service => ({
        deployments: {
          value: toDeployments(service, {
            definitionOf: deployment => {
              const before = known(service, deployment);
              return before
                ? { image: before.image, given: before.size ?? undefined }
                : results.get(deployment.taskDefinition ?? '');
            },
            now,
          }),
          observedAt,
        },
      }),
      error,
    };
  },
};
