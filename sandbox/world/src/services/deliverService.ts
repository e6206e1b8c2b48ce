// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { ensureImage } from '../aws/images.ts';
import { followPipeline } from '../aws/pipelines.ts';
import type { PipelineOutcome } from '../aws/pipelines.ts';
import { ensureStack, findStack } from '../aws/stacks.ts';
import {
  deliveryStackName,
  pipelineName,
  repositoryId,
  workloadStackName,
} from '../provisioning.ts';
import type { World } from '../World.ts';
import { environmentOf } from '../World.ts';
import { createRepositoryFiles } from './repositoryFiles.ts';
import { createServiceStacks } from './serviceStacks.ts';
import type { WorldService } from './WorldService.ts';

/**
 * Puts up a service the way every service comes up: its repository, its
 * delivery stack, and from then on its own pipeline.
 */
export async function deliverService(
  world: World,
  service: WorldService,
): Promise<void> {
  const { dev, stacks } = describeService(world, service);
  const commit = await pushVersion(world, service, service.version);
  const repository = repositoryId(service.department, service.name);
  await ensureStack(world.accounts.cloudFormation(dev), {
    name: deliveryStackName(service.name),
    template: { url: `${world.library.url}/delivery.yaml` },
    roleArn: dev.outputs.ExecutionRoleArn,
    ...stacks.delivery,
  });
  await ensureImage(world.accounts.ecr(dev), repository, service.version);
  const outcome = await followVersion(world, service, commit, {
    retry: true,
    approve: true,
  });
  if (outcome.status === 'Failed') {
    throw new Error(
      `its pipeline failed in stage ${outcome.stage}: ${outcome.reason}`,
    );
  }
}

/** Pushes a version that differs by its image alone, and gives its commit. */
export async function pushVersion(
  world: World,
  service: WorldService,
  version: string,
): Promise<string> {
  const { stacks } = describeService(world, service);
  const { commit } = await world.git.push({
    owner: service.department,
    name: service.name,
    description: service.title,
    message: `Release ${version}`,
    files: createRepositoryFiles(service, stacks, {
      library: world.library,
      version,
      environments: world.environments,
      edgePort: world.settings.edgePort,
    }),
  });
  return commit;
}

export async function followVersion(
  world: World,
  service: WorldService,
  commit: string,
  options: { retry?: boolean; approve: boolean },
): Promise<PipelineOutcome> {
  const { dev } = describeService(world, service);
  return await followPipeline(
    world.accounts.codePipeline(dev),
    pipelineName(service.name),
    { commit, ...options },
  );
}

/** Whether all its stacks stand, so that a second start need not look closer. */
export async function isDelivered(
  world: World,
  service: WorldService,
): Promise<boolean> {
  const { dev, prod } = describeService(world, service);
  const names: [typeof dev, string][] = [
    [dev, deliveryStackName(service.name)],
    [dev, workloadStackName(service.name, 'dev')],
    ...(prod
      ? [
          [prod, workloadStackName(service.name, 'prod')] as [
            typeof dev,
            string,
          ],
        ]
      : []),
  ];
  for (const [environment, name] of names) {
    const stack = await findStack(
      world.accounts.cloudFormation(environment),
      name,
    );
    if (
      !stack ||
      !/^(CREATE|UPDATE|UPDATE_ROLLBACK)_COMPLETE$/.test(stack.StackStatus!)
    ) {
      return false;
    }
  }
  return true;
}

function describeService(world: World, service: WorldService) {
  const dev = environmentOf(world, service, 'dev');
  if (!dev) {
    throw new Error(`There is no dev environment in ${service.department}`);
  }
  const prod = environmentOf(world, service, 'prod');
  const neighbours = world.services
    .filter(
      each => each.department === service.department && each.origin === 'path',
    )
    .map(each => each.name);
  const stacks = createServiceStacks(service, {
    seed: world.settings.seed,
    library: world.library,
    dev,
    prod,
    neighbours,
  });
  return { dev, prod, stacks };
}
