// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { ImageReader } from '../client/ImageReader';
import { toDeployments } from '../mapping/toDeployments';
import type { Part } from './types';

/** Deployments, with the images they run. */
export function createDeploymentsPart(options: { images: ImageReader }): Part {
  return {
    kinds: ['deployments'],
    async read({ context, services }) {
      const now = new Date();
      const observedAt = now.toISOString();
      const taskDefinitions = services.flatMap(service =>
        (service.deployments ?? []).flatMap(deployment =>
          deployment.taskDefinition ? [deployment.taskDefinition] : [],
        ),
      );
      const { results, error } = await options.images.read(
        context,
        taskDefinitions,
      );
      return {
        // What is deployed is known without the image, too.
        factsOf: service => ({
          deployments: {
            value: toDeployments(service, {
              imageOf: arn => results.get(arn),
              now,
            }),
            observedAt,
          },
        }),
        error,
      };
    },
  };
}
