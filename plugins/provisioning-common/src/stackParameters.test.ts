// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { ownershipTags } from './ownershipTags';
import { readServiceRequest } from './serviceRequest';
import {
  deliveryParameters,
  workloadParameters,
  type StackContext,
  type StackEnvironment,
} from './stackParameters';
import { tierCapacity, tierPresets } from './tiers';

const context: StackContext = {
  request: readServiceRequest({
    name: 'citas',
    title: 'Citas',
    owner: 'health-appointments',
    environments: ['dev', 'prod'],
    language: 'python',
    tier: 'tier-2',
    visibility: 'public',
    healthPath: '/health',
  }),
  department: 'health',
  system: 'appointments',
  requestId: 'request-1',
  library: { url: 'https://library/1.0.0', version: '1.0.0' },
};

const OUTPUTS = [
  'TemplateId',
  'TemplateVersion',
  'StackName',
  'VpcId',
  'PrivateSubnetIds',
  'ClusterName',
  'HostedZoneId',
  'DomainName',
  ...['Public', 'Internal'].flatMap(side => [
    `${side}ListenerArn`,
    `${side}LoadBalancerFullName`,
    `${side}LoadBalancerDnsName`,
    `${side}LoadBalancerHostedZoneId`,
    `${side}LoadBalancerSecurityGroupId`,
  ]),
  'ArtifactBucketName',
  'ArtifactKeyArn',
  'LogsKeyArn',
  'PermissionsBoundaryArn',
  'ReaderRoleArn',
  'DeployerRoleArn',
  'ExecutionRoleArn',
  'PipelineRoleArn',
  'AlarmTopicArn',
];

function environment(name: 'dev' | 'prod'): StackEnvironment {
  return {
    id: `health-${name}`,
    name,
    department: 'health',
    accountId: name === 'dev' ? '120000000003' : '130000000003',
    domain: name === 'dev' ? 'dev.health.example' : 'health.example',
    connectionArn: name === 'dev' ? 'arn:aws:connection' : undefined,
    outputs: Object.fromEntries(
      OUTPUTS.map(output => [output, `${name} ${output}`]),
    ),
  };
}

describe('workloadParameters', () => {
  it('should give every parameter of the workload root but the image', () => {
    expect(
      workloadParameters(context, environment('dev'), {
        listenerRulePriority: 17,
      }),
    ).toEqual({
      ServiceName: 'citas',
      EnvironmentName: 'dev',
      DepartmentName: 'health',
      OwnerName: 'health-appointments',
      SystemName: 'appointments',
      TierName: 'tier-2',
      RequestId: 'request-1',
      LibraryUrl: 'https://library/1.0.0',
      LibraryVersion: '1.0.0',
      ContainerPort: '8080',
      HealthPath: '/health',
      Cpu: '512',
      Memory: '1024',
      MinTasks: '1',
      MaxTasks: '2',
      CpuTargetPercent: '60',
      RequestsPerTargetPerMinute: '600',
      ScheduleTimezone: 'UTC',
      ScheduleUpCron: '',
      ScheduleDownCron: '',
      ScheduleUpMinTasks: '1',
      DomainName: 'citas.dev.health.example',
      HostedZoneId: 'dev HostedZoneId',
      VpcId: 'dev VpcId',
      PrivateSubnetIds: 'dev PrivateSubnetIds',
      ClusterName: 'dev ClusterName',
      ListenerArn: 'dev PublicListenerArn',
      LoadBalancerFullName: 'dev PublicLoadBalancerFullName',
      LoadBalancerDnsName: 'dev PublicLoadBalancerDnsName',
      LoadBalancerHostedZoneId: 'dev PublicLoadBalancerHostedZoneId',
      LoadBalancerSecurityGroupId: 'dev PublicLoadBalancerSecurityGroupId',
      ListenerRulePriority: '17',
      PermissionsBoundaryArn: 'dev PermissionsBoundaryArn',
      LogsKeyArn: 'dev LogsKeyArn',
      LogsRetentionInDays: '30',
      AlarmTopicArn: 'dev AlarmTopicArn',
    });
  });

  it('should use the internal load balancer and the full size in production', () => {
    const internal: StackContext = {
      ...context,
      request: { ...context.request, visibility: 'internal' },
    };
    expect(
      workloadParameters(internal, environment('prod'), {
        listenerRulePriority: 17,
      }),
    ).toMatchObject({
      ListenerArn: 'prod InternalListenerArn',
      MinTasks: '2',
      MaxTasks: '20',
      LogsRetentionInDays: '365',
      DomainName: 'citas.health.example',
    });
  });

  it('should name what the environment lacks', () => {
    const { VpcId, ClusterName, ...outputs } = environment('dev').outputs;
    expect(() =>
      workloadParameters(
        context,
        { ...environment('dev'), outputs },
        { listenerRulePriority: 1 },
      ),
    ).toThrow(
      "The stack of environment 'health-dev' lacks the outputs VpcId, ClusterName:",
    );
  });
});

describe('deliveryParameters', () => {
  it('should give every parameter of the delivery root', () => {
    expect(
      deliveryParameters(
        context,
        { dev: environment('dev'), prod: environment('prod') },
        { branch: 'main' },
      ),
    ).toEqual({
      ServiceName: 'citas',
      DepartmentName: 'health',
      OwnerName: 'health-appointments',
      SystemName: 'appointments',
      RequestId: 'request-1',
      LibraryUrl: 'https://library/1.0.0',
      LibraryVersion: '1.0.0',
      ConnectionArn: 'arn:aws:connection',
      RepositoryId: 'health/citas',
      BranchName: 'main',
      ArtifactBucketName: 'dev ArtifactBucketName',
      ArtifactKeyArn: 'dev ArtifactKeyArn',
      PermissionsBoundaryArn: 'dev PermissionsBoundaryArn',
      LogsKeyArn: 'dev LogsKeyArn',
      LogsRetentionInDays: '365',
      DevEnvironmentName: 'dev',
      DevPipelineRoleArn: 'dev PipelineRoleArn',
      DevExecutionRoleArn: 'dev ExecutionRoleArn',
      ProdEnvironmentName: 'prod',
      ProdAccountId: '130000000003',
      ProdPipelineRoleArn: 'prod PipelineRoleArn',
      ProdExecutionRoleArn: 'prod ExecutionRoleArn',
    });
  });

  it('should leave production empty where there is none', () => {
    expect(
      deliveryParameters(
        context,
        { dev: environment('dev') },
        { branch: 'main' },
      ),
    ).toMatchObject({
      ProdEnvironmentName: '',
      ProdAccountId: '',
      ProdPipelineRoleArn: '',
      ProdExecutionRoleArn: '',
    });
  });

  it('should say which key is missing without a connection', () => {
    expect(() =>
      deliveryParameters(
        context,
        { dev: { ...environment('dev'), connectionArn: undefined } },
        { branch: 'main' },
      ),
    ).toThrow(/cabildo\.environments\.health-dev\.connectionArn/);
  });
});

describe('ownershipTags', () => {
  it('should say whose it is', () => {
    expect(
      ownershipTags({
        service: 'citas',
        environment: 'dev',
        department: 'health',
        owner: 'health-appointments',
        system: 'appointments',
        tier: 'tier-2',
        libraryVersion: '1.0.0',
        requestId: 'request-1',
      }),
    ).toEqual({
      'cabildo:service': 'citas',
      'cabildo:environment': 'dev',
      'cabildo:department': 'health',
      'cabildo:owner': 'health-appointments',
      'cabildo:system': 'appointments',
      'cabildo:tier': 'tier-2',
      'cabildo:library-version': '1.0.0',
      'cabildo:request': 'request-1',
      'cabildo:managed-by': 'cabildo',
    });
  });
});

describe('tierCapacity', () => {
  it('should grow from tier to tier and stay small outside production', () => {
    const maxima = tierPresets.map(
      preset => tierCapacity(preset.id, 'prod')!.maxTasks,
    );
    expect(maxima).toEqual([4, 20, 60, 200]);
    for (const preset of tierPresets) {
      expect(tierCapacity(preset.id, 'dev')).toEqual({
        cpu: preset.cpu,
        memory: preset.memory,
        minTasks: 1,
        maxTasks: 2,
      });
    }
    expect(tierCapacity('tier-9', 'prod')).toBeUndefined();
  });
});
