// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Deployment, Service } from '@aws-sdk/client-ecs';
import { readImages } from '../client/readImages';
import { toDeployments } from '../mapping/toDeployments';
import type { Part } from './types';

/** What is deployed, and how far it is. */
export const deploymentsPart: Part = {
  kinds: ['deployments'],
  async read({ context, services, tasks, previousOf }) {
    const now = new Date();
    const observedAt = now.toISOString();
    // A deployment keeps its task definition, and that its image.
    const knownImage = (service: Service, deployment: Deployment) =>
      previousOf(service)?.deployments?.value.find(
        ({ id }) => id === deployment.id,
      )?.image;
    const { results, error } = await readImages(
      context,
      services.flatMap(service =>
        (service.deployments ?? []).flatMap(deployment =>
          deployment.taskDefinition && !knownImage(service, deployment)
            ? [deployment.taskDefinition]
            : [],
        ),
      ),
      tasks,
    );
    return {
      // What is deployed is known without the image, too.
      factsOf: service => ({
        deployments: {
          value: toDeployments(service, {
            imageOf: deployment =>
              knownImage(service, deployment) ??
              results.get(deployment.taskDefinition ?? ''),
            now,
          }),
          observedAt,
        },
      }),
      error,
    };
  },
};
