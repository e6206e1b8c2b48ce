// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { RegisterScalableTargetCommand } from '@aws-sdk/client-application-auto-scaling';
import { UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { UpdateAssumeRolePolicyCommand } from '@aws-sdk/client-iam';
import { ensureImage } from './aws/images.ts';
import type { PipelineOutcome } from './aws/pipelines.ts';
import { repositoryId, serviceDomain } from './provisioning.ts';
import { nextVersion } from './services/createBehaviours.ts';
import { followVersion, pushVersion } from './services/deliverService.ts';
import { DENIED_DEPARTMENT } from './services/generateServices.ts';
import type { WorldService } from './services/WorldService.ts';
import type { World } from './World.ts';
import { environmentOf } from './World.ts';

const CERTIFICATE_DAYS_LEFT = 12;

/** A thing that goes wrong, by name, so that a second start repeats none. */
export interface BadDay {
  readonly name: string;
  bring(): Promise<void>;
}

/** What goes wrong in this world once its services stand. A service at its maximum needs nothing but its load. */
export function createBadDays(world: World): BadDay[] {
  const about: [
    WorldService['oddity'],
    string,
    (world: World, service: WorldService) => Promise<void>,
  ][] = [
    ['failing-deployment', 'a version fails in prod', failDeployment],
    ['awaiting-approval', 'a version waits for approval', awaitApproval],
    ['idle', 'somebody put it to sleep', sendToSleep],
    ['certificate-expiring', 'its certificate ends soon', ageCertificate],
  ];
  const badDays = about.flatMap(([oddity, what, bring]) =>
    world.services
      .filter(service => service.oddity === oddity)
      .map(service => ({
        name: `${service.name}: ${what}`,
        bring: () => bring(world, service),
      })),
  );
  const denial = {
    name: `${DENIED_DEPARTMENT}: it denies access`,
    bring: () => denyAccess(world),
  };
  return [...badDays, denial];
}

/** A version that runs in dev and does not start in prod: the circuit breaker goes back to the one before. */
async function failDeployment(
  world: World,
  service: WorldService,
): Promise<void> {
  const outcome = await release(world, service, { approve: true });
  if (outcome.status !== 'Failed' || outcome.stage !== 'Prod') {
    throw new Error(
      `the version was to fail in prod, but: ${JSON.stringify(outcome)}`,
    );
  }
}

async function awaitApproval(
  world: World,
  service: WorldService,
): Promise<void> {
  const outcome = await release(world, service, { approve: false });
  if (outcome.status !== 'AwaitingApproval') {
    throw new Error(
      `the version was to wait for approval, but: ${JSON.stringify(outcome)}`,
    );
  }
}

/** Brings the next version on its way, as a push of the team does. */
async function release(
  world: World,
  service: WorldService,
  options: { approve: boolean },
): Promise<PipelineOutcome> {
  const dev = environmentOf(world, service, 'dev')!;
  const version = nextVersion(service.version);
  const repository = repositoryId(service.department, service.name);
  await ensureImage(world.accounts.ecr(dev), repository, version);
  const commit = await pushVersion(world, service, version);
  return await followVersion(world, service, commit, options);
}

/** As an operator does it by hand, to save money: none at least, and none wanted. */
async function sendToSleep(world: World, service: WorldService): Promise<void> {
  const environment = environmentOf(world, service, 'dev')!;
  const cluster = environment.outputs.ClusterName;
  await world.accounts.applicationAutoScaling(environment).send(
    new RegisterScalableTargetCommand({
      ServiceNamespace: 'ecs',
      ScalableDimension: 'ecs:service:DesiredCount',
      ResourceId: `service/${cluster}/${service.name}`,
      MinCapacity: 0,
    }),
  );
  await world.accounts.ecs(environment).send(
    new UpdateServiceCommand({
      cluster,
      service: service.name,
      desiredCount: 0,
    }),
  );
}

/** Nobody noticed that its validation record is gone: it was not renewed. */
async function ageCertificate(
  world: World,
  service: WorldService,
): Promise<void> {
  const prod = environmentOf(world, service, 'prod')!;
  await world.control.putCertificates({
    [serviceDomain(service.name, prod)]: CERTIFICATE_DAYS_LEFT,
  });
}

/** Somebody of the department took away the trust in the portal, for reasons of their own. */
async function denyAccess(world: World): Promise<void> {
  for (const environment of world.environments.filter(
    each => each.department === DENIED_DEPARTMENT,
  )) {
    await world.accounts.iam(environment).send(
      new UpdateAssumeRolePolicyCommand({
        RoleName: environment.outputs.ReaderRoleArn!.split('/').pop(),
        PolicyDocument: JSON.stringify({
          Version: '2012-10-17',
          Statement: [
            {
              Sid: 'Closed',
              Effect: 'Deny',
              Principal: { AWS: '*' },
              Action: 'sts:AssumeRole',
            },
          ],
        }),
      }),
    );
  }
}
