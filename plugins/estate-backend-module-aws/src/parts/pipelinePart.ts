// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Environment } from '@cabildo/plugin-aws-node';
import type { PipelineFacts } from '@cabildo/plugin-estate-common';
import { pipelineName } from '@cabildo/plugin-provisioning-common';
import type { PipelineReader } from '../client/PipelineReader';
import { toPipeline } from '../mapping/toPipeline';
import { nameOf } from '../mapping/serviceKey';
import { readEach } from '../client/readEach';
import type { Part } from './types';

/**
 * The pipeline that delivers a service. It lives in the department's delivery
 * environment and stands before all environments of the service.
 */
export function createPipelinePart(options: {
  pipelines: PipelineReader;
}): Part {
  return {
    kinds: ['pipeline'],
    async read({ context, services, isAll }) {
      const { aws, environment, signal } = context;
      const deliveries = deliveryEnvironments(aws.environments(), environment);
      const { results, error } = await readEach(deliveries, delivery => {
        const place = { aws, environment: delivery, signal };
        return isAll
          ? options.pipelines.read(place)
          : options.pipelines.readSome(
              place,
              services.map(service => pipelineName(nameOf(service))),
            );
      });
      const readings = [...results.values()];
      const failed = error ?? readings.find(reading => reading.error)?.error;
      const pipelines = new Map<string, PipelineFacts>();
      for (const [delivery, { states }] of results) {
        for (const [name, state] of states) {
          pipelines.set(name, toPipeline(state, delivery));
        }
      }
      const [observedAt] = readings.map(reading => reading.observedAt).sort();
      return {
        factsOf(service) {
          const pipeline = pipelines.get(pipelineName(nameOf(service)));
          // That there is none is known only when all were read.
          return observedAt !== undefined && (pipeline || failed === undefined)
            ? { pipeline: { value: pipeline, observedAt } }
            : {};
        },
        error: failed,
      };
    },
  };
}

/** Where a department's pipelines live: where the Git host is connected; else anywhere. */
function deliveryEnvironments(
  all: Environment[],
  environment: Environment,
): Environment[] {
  const siblings = all.filter(
    candidate => candidate.department === environment.department,
  );
  const connected = siblings.filter(candidate => candidate.connectionArn);
  const places = new Map(
    (connected.length > 0 ? connected : siblings).map(candidate => [
      `${candidate.accountId}/${candidate.region}`,
      candidate,
    ]),
  );
  return [...places.values()];
}
