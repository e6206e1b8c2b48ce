// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  PutScalingPolicyCommand,
  RegisterScalableTargetCommand,
} from '@aws-sdk/client-application-auto-scaling';
import {
  CreateServiceCommand,
  paginateListServices,
  RegisterTaskDefinitionCommand,
} from '@aws-sdk/client-ecs';
import {
  CreateRuleCommand,
  CreateTargetGroupCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { StandingEnvironment } from '../aws/environmentStacks.ts';
import { inParallel } from '../inParallel.ts';
import { listenerRulePriority } from '../provisioning.ts';
import { environmentOf, type World } from '../World.ts';
import {
  createEarlierWorkload,
  type EarlierWorkload,
} from './earlierWorkload.ts';
import type { WorldService } from './WorldService.ts';

const AT_A_TIME = 8;
const CPU_TARGET_PERCENT = 60;

/**
 * Puts up the services that are older than the portal, by the calls that
 * people made then. What stands already is left as it is.
 *
 * @returns how many could not be put up
 */
export async function putUpEarlier(world: World): Promise<number> {
  const services = world.services.filter(
    each => each.origin === 'earlier' && each.mismatch !== 'ghost',
  );
  const priorities = createPriorities(world.services);
  const standing = await findStanding(world);
  let failures = 0;
  let created = 0;
  await inParallel(services, AT_A_TIME, async service => {
    for (const name of service.environments) {
      const environment = environmentOf(world, service, name)!;
      if (standing.has(`${environment.id}/${service.name}`)) {
        continue;
      }
      try {
        const priority = priorities.get(service.name)!;
        await create(
          world,
          environment,
          createEarlierWorkload(service, environment, priority),
        );
        created += 1;
      } catch (error) {
        failures += 1;
        world.report(
          `service ${service.name} in ${environment.id} failed: ${error}`,
        );
      }
    }
  });
  if (created > 0) {
    world.report(`${created} workloads that are older than the portal`);
  }
  return failures;
}

/** At listeners that the services of the path use too; those took theirs first. */
function createPriorities(
  services: readonly WorldService[],
): ReadonlyMap<string, number> {
  const priorities = new Map<string, number>();
  const taken = new Map<string, Set<number>>();
  const inOrder = (origin: WorldService['origin']) =>
    services
      .filter(each => each.origin === origin)
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const service of [...inOrder('path'), ...inOrder('earlier')]) {
    const used = taken.get(service.department) ?? new Set();
    taken.set(service.department, used);
    const priority = listenerRulePriority(service.name, used);
    used.add(priority);
    priorities.set(service.name, priority);
  }
  return priorities;
}

async function findStanding(world: World): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  await inParallel(world.environments, AT_A_TIME, async environment => {
    const pages = paginateListServices(
      { client: world.accounts.ecs(environment), pageSize: 100 },
      { cluster: environment.outputs.ClusterName },
    );
    for await (const { serviceArns } of pages) {
      for (const arn of serviceArns ?? []) {
        found.add(`${environment.id}/${arn.split('/').pop()}`);
      }
    }
  });
  return found;
}

async function create(
  { accounts }: World,
  environment: StandingEnvironment,
  workload: EarlierWorkload,
): Promise<void> {
  const { taskDefinition, address, service, capacity } = workload;
  await accounts
    .ecs(environment)
    .send(new RegisterTaskDefinitionCommand(taskDefinition));
  const loadBalancers = [];
  if (address) {
    const balancing = accounts.elasticLoadBalancing(environment);
    const { TargetGroups } = await balancing.send(
      new CreateTargetGroupCommand(address.targetGroup),
    );
    const targetGroupArn = TargetGroups![0]!.TargetGroupArn!;
    await balancing.send(
      new CreateRuleCommand({
        ...address.rule,
        Actions: [{ Type: 'forward', TargetGroupArn: targetGroupArn }],
      }),
    );
    loadBalancers.push({
      targetGroupArn,
      containerName: 'app',
      containerPort: address.targetGroup.Port,
    });
  }
  await accounts
    .ecs(environment)
    .send(new CreateServiceCommand({ ...service, loadBalancers }));
  const target = {
    ServiceNamespace: 'ecs' as const,
    ScalableDimension: 'ecs:service:DesiredCount' as const,
    ResourceId: `service/${service.cluster}/${service.serviceName}`,
  };
  const scaling = accounts.applicationAutoScaling(environment);
  await scaling.send(
    new RegisterScalableTargetCommand({
      ...target,
      MinCapacity: capacity.min,
      MaxCapacity: capacity.max,
    }),
  );
  await scaling.send(
    new PutScalingPolicyCommand({
      ...target,
      PolicyName: 'cpu',
      PolicyType: 'TargetTrackingScaling',
      TargetTrackingScalingPolicyConfiguration: {
        TargetValue: CPU_TARGET_PERCENT,
        PredefinedMetricSpecification: {
          PredefinedMetricType: 'ECSServiceAverageCPUUtilization',
        },
      },
    }),
  );
}
