// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { RenderValues } from './render.ts';

const ACCOUNT = '123456789012';
const REGION = 'us-gov-west-1';
const ARN = 'arn:aws-us-gov';

/**
 * A value for each parameter of the library, as long as its kind can be where a limit of AWS counts characters.
 *
 * @remarks
 * GovCloud has the longest names of Regions and partitions in use.
 */
export const EXAMPLE_VALUES: RenderValues = {
  'AWS::AccountId': ACCOUNT,
  'AWS::Partition': 'aws-us-gov',
  'AWS::Region': REGION,
  'AWS::URLSuffix': 'amazonaws.com',
  AccessLogsBucketName: `cabildo-prod-access-logs-${ACCOUNT}-${REGION}`,
  AlarmKeyArn: `${ARN}:kms:${REGION}:${ACCOUNT}:key/11111111-2222-3333-4444-555555555555`,
  AlarmTopicArn: `${ARN}:sns:${REGION}:${ACCOUNT}:cabildo-prod-alarms`,
  ArtifactBucketName: `cabildo-prod-artifacts-${ACCOUNT}-${REGION}`,
  ArtifactKeyArn: `${ARN}:kms:${REGION}:${ACCOUNT}:key/11111111-2222-3333-4444-555555555555`,
  AvailabilityZoneCount: '3',
  BranchName: 'main',
  ClusterName: 'cabildo-preprod8',
  ConnectionArn: `${ARN}:codeconnections:${REGION}:${ACCOUNT}:connection/11111111-2222-3333-4444-555555555555`,
  ContainerPort: 8080,
  Cpu: 256,
  CpuTargetPercent: 60,
  DeliveryAccountId: ACCOUNT,
  DepartmentName: 'department-of-24-letters',
  DevEnvironmentName: 'preprod8',
  DevExecutionRoleArn: `${ARN}:iam::${ACCOUNT}:role/cabildo-preprod8-execution`,
  DevPipelineRoleArn: `${ARN}:iam::${ACCOUNT}:role/cabildo-preprod8-pipeline`,
  DomainName: 'preprod8.department-of-24-letters.gob.example',
  EnvironmentName: 'preprod8',
  ExternalId: '0123456789abcdef',
  HealthPath: '/ready',
  HostedZoneId: 'Z0123456789ABCDEFGHIJ',
  ImageUri: `${ACCOUNT}.dkr.ecr.${REGION}.amazonaws.com/department-of-24-letters/service:1`,
  LibraryUrl: `https://s3.${REGION}.amazonaws.com/cabildo-library-${ACCOUNT}/stacks/1.0.0`,
  LibraryVersion: '1.0.0',
  ListenerArn: `${ARN}:elasticloadbalancing:${REGION}:${ACCOUNT}:listener/app/cabildo-preprod8-internal/0123456789abcdef/0123456789abcdef`,
  ListenerPort: 443,
  ListenerRulePriority: 10,
  LoadBalancerDnsName: `internal-cabildo-preprod8-internal-1234567890.${REGION}.elb.amazonaws.com`,
  LoadBalancerFullName: 'app/cabildo-preprod8-internal/0123456789abcdef',
  LoadBalancerHostedZoneId: 'Z0123456789ABC',
  LoadBalancerSecurityGroupId: 'sg-0123456789abcdef0',
  LogsKeyArn: `${ARN}:kms:${REGION}:${ACCOUNT}:key/11111111-2222-3333-4444-555555555555`,
  LogsRetentionInDays: 365,
  MaxTasks: 20,
  Memory: 512,
  MinTasks: 2,
  OwnerName: 'department-of-24-letters-appointments',
  PermissionsBoundaryArn: `${ARN}:iam::${ACCOUNT}:policy/cabildo-preprod8-boundary`,
  PlatformAccountId: ACCOUNT,
  PrivateSubnetIds: 'subnet-0123456789abcdef0,subnet-0123456789abcdef1',
  ProdAccountId: ACCOUNT,
  ProdEnvironmentName: 'prod',
  ProdExecutionRoleArn: `${ARN}:iam::${ACCOUNT}:role/cabildo-prod-execution`,
  ProdPipelineRoleArn: `${ARN}:iam::${ACCOUNT}:role/cabildo-prod-pipeline`,
  PublicSubnetIds: 'subnet-0123456789abcdef2,subnet-0123456789abcdef3',
  RepositoryId: 'department-of-24-letters/service-of-24-characters',
  RequestId: '11111111-2222-3333-4444-555555555555',
  RequestsPerTargetPerMinute: 600,
  ScheduleDownCron: '0 19 ? * MON-FRI *',
  ScheduleTimezone: 'America/Bogota',
  ScheduleUpCron: '0 7 ? * MON-FRI *',
  ScheduleUpMinTasks: 4,
  ServiceName: 'service-of-24-characters',
  SystemName: 'appointments',
  TargetGroupFullName: 'targetgroup/cabil-Targe-0123456789AB/0123456789abcdef',
  TierName: 'tier-2',
  VpcCidr: '10.0.0.0/16',
  VpcId: 'vpc-0123456789abcdef0',
  WafRequestsPerFiveMinutes: 2000,
  WorkloadAccountIds: ACCOUNT,
};
