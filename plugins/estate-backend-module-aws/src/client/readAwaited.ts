// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  CodePipelineClient,
  ListTagsForResourceCommand,
} from '@aws-sdk/client-codepipeline';
import type { Service } from '@aws-sdk/client-ecs';
import { nameOf } from '../mapping/serviceKey';
import { PIPELINE_PREFIX, type PipelineReader } from './PipelineReader';
import { readEach } from './readEach';
import { readerClient, type ReadContext } from './ReadContext';

/** Services without a task so far. */
export interface AwaitedServices {
  services: Service[];
  /** Whether these are all. */
  complete: boolean;
  /** Why the owner of one could not be read. */
  error?: unknown;
}

/**
 * The services that have a pipeline and no ECS service yet, as one of no tasks.
 *
 * @remarks
 *
 * The stack library makes the ECS service with its first image. Until then,
 * and when that image never comes to run, the pipeline is all there is to see;
 * nobody would learn that it failed if the service were not listed. It stands
 * where the pipelines live, which is where they deploy first.
 */
export async function readAwaited(
  context: ReadContext,
  options: {
    services: Service[];
    cluster: string;
    pipelines: PipelineReader;
    /** Names of services; absent: all. */
    only?: string[];
  },
): Promise<AwaitedServices> {
  const { environment } = context;
  const { services, cluster, pipelines, only } = options;
  if (!environment.connectionArn || only?.length === services.length) {
    return { services: [], complete: true };
  }
  const known = new Set(services.map(service => nameOf(service)));
  const names = await pipelines.names(context).catch(
    // Whoever reads the pipelines for their facts reports what hinders that.
    () => undefined,
  );
  const { results, error } = await readEach(
    (names ?? []).filter(pipeline => {
      const name = pipeline.slice(PIPELINE_PREFIX.length);
      return !known.has(name) && (only?.includes(name) ?? true);
    }),
    name => readTags(context, name),
  );
  const { partition, region, accountId } = environment;
  const place = `arn:${partition}:ecs:${region}:${accountId}`;
  return {
    services: [...results].map(([pipeline, tags]) => {
      const name = pipeline.slice(PIPELINE_PREFIX.length);
      return {
        serviceName: name,
        serviceArn: `${place}:service/${cluster}/${name}`,
        clusterArn: `${place}:cluster/${cluster}`,
        desiredCount: 0,
        runningCount: 0,
        tags,
      };
    }),
    complete: names !== undefined && error === undefined,
    error,
  };
}

/** Whose a pipeline is. */
async function readTags(context: ReadContext, name: string) {
  const { partition, region, accountId } = context.environment;
  const { tags } = await readerClient(context, CodePipelineClient).send(
    new ListTagsForResourceCommand({
      resourceArn: `arn:${partition}:codepipeline:${region}:${accountId}:${name}`,
    }),
    { abortSignal: context.signal },
  );
  return tags ?? [];
}
