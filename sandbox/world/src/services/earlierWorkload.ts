// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type {
  CreateServiceCommandInput,
  RegisterTaskDefinitionCommandInput,
} from '@aws-sdk/client-ecs';
import type {
  CreateRuleCommandInput,
  CreateTargetGroupCommandInput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { StandingEnvironment } from '../aws/environmentStacks.ts';
import { serviceDomain, tierCapacity } from '../provisioning.ts';
import type { WorldService } from './WorldService.ts';

const PORT = 8080;

/** What somebody typed to put up one service in one environment, before there was a portal. */
export interface EarlierWorkload {
  readonly taskDefinition: RegisterTaskDefinitionCommandInput;
  /** Where people reach it. */
  readonly address?: {
    readonly targetGroup: CreateTargetGroupCommandInput;
    readonly rule: Omit<CreateRuleCommandInput, 'Actions'>;
  };
  readonly service: CreateServiceCommandInput;
  readonly capacity: { readonly min: number; readonly max: number };
}

/** @param priority - free at the environment's listener */
export function createEarlierWorkload(
  service: WorldService,
  environment: StandingEnvironment,
  priority: number,
): EarlierWorkload {
  const { name } = service;
  const { outputs } = environment;
  const side = service.visibility === 'public' ? 'Public' : 'Internal';
  const capacity = tierCapacity(service.tier, environment.name)!;
  const tags = Object.entries(tagsOf(service, environment));
  return {
    taskDefinition: {
      family: name,
      networkMode: 'awsvpc',
      requiresCompatibilities: ['FARGATE'],
      cpu: String(capacity.cpu),
      memory: String(capacity.memory),
      containerDefinitions: [
        {
          name: 'app',
          image: `registry.gob.localhost/${service.department}/${name}:${service.version}`,
          essential: true,
          portMappings: [{ containerPort: PORT }],
        },
      ],
    },
    ...(service.hasAddress && {
      address: {
        targetGroup: {
          Name: `${name}-${environment.name}`,
          Protocol: 'HTTP',
          Port: PORT,
          TargetType: 'ip',
          VpcId: outputs.VpcId,
          HealthCheckPath: service.healthPath,
        },
        rule: {
          ListenerArn: outputs[`${side}ListenerArn`],
          Priority: priority,
          Conditions: [
            {
              Field: 'host-header',
              Values: [serviceDomain(name, environment)],
            },
          ],
        },
      },
    }),
    service: {
      cluster: outputs.ClusterName,
      serviceName: name,
      taskDefinition: name,
      desiredCount: capacity.minTasks,
      launchType: 'FARGATE',
      networkConfiguration: {
        awsvpcConfiguration: {
          subnets: outputs.PrivateSubnetIds!.split(','),
          securityGroups: [outputs[`${side}LoadBalancerSecurityGroupId`]!],
        },
      },
      tags: tags.map(([key, value]) => ({ key, value })),
    },
    capacity: { min: capacity.minTasks, max: capacity.maxTasks },
  };
}

/** As far as the department had kept them: no request and no version of the library. */
function tagsOf(
  service: WorldService,
  environment: StandingEnvironment,
): Record<string, string> {
  return service.taggedOwner === undefined
    ? {}
    : {
        'cabildo:service': service.name,
        'cabildo:environment': environment.name,
        'cabildo:department': service.department,
        'cabildo:owner': service.taggedOwner,
        'cabildo:system': service.system,
        'cabildo:tier': service.tier,
      };
}
