// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { StandingEnvironment } from '../aws/environmentStacks.ts';
import type { Library } from '../aws/platformAccount.ts';
import { createEnvironments, departmentNames } from '../environments.ts';
import type { Organisation } from '../readOrganisation.ts';
import { generateServices } from '../services/generateServices.ts';

/** Two teams and a system for every department. */
export const organisation: Organisation = {
  departments: departmentNames.map(name => ({
    name,
    title: `Ministry of ${name}`,
  })),
  teams: departmentNames.flatMap(department => [
    { name: `${department}-services`, department },
    { name: `${department}-records`, department },
  ]),
  systems: departmentNames.map(department => ({
    name: `${department}-core`,
    owner: `${department}-services`,
  })),
};

export const library: Library = {
  version: '1.0.0',
  rootUrl:
    'https://s3.us-east-1.amazonaws.com/cabildo-library-100000000000/stacks',
  url: 'https://s3.us-east-1.amazonaws.com/cabildo-library-100000000000/stacks/1.0.0',
  workloadSha256: 'a'.repeat(64),
};

export const services = generateServices({
  seed: 'test',
  count: 60,
  organisation,
});

/** Environments with what their stacks would answer. */
export const standing: StandingEnvironment[] = createEnvironments().map(
  environment => {
    const { accountId, region, name } = environment;
    const loadBalancer = (side: string) => ({
      [`${side}ListenerArn`]: `arn:aws:elasticloadbalancing:${region}:${accountId}:listener/app/x/1/2`,
      [`${side}LoadBalancerFullName`]: 'app/x/1',
      [`${side}LoadBalancerDnsName`]: 'x.elb.amazonaws.com',
      [`${side}LoadBalancerHostedZoneId`]: 'Z35SXDOTRQ7X7K',
      [`${side}LoadBalancerSecurityGroupId`]: 'sg-0a',
    });
    const role = (suffix: string) =>
      `arn:aws:iam::${accountId}:role/cabildo-${name}-${suffix}`;
    return {
      ...environment,
      ...(name === 'dev' && {
        connectionArn: `arn:aws:codeconnections:${region}:${accountId}:connection/1`,
      }),
      created: true,
      outputs: {
        ...loadBalancer('Public'),
        ...loadBalancer('Internal'),
        VpcId: 'vpc-0a',
        PrivateSubnetIds: 'subnet-0a,subnet-0b',
        ClusterName: `cabildo-${name}`,
        HostedZoneId: 'Z0123456789ABC',
        ArtifactBucketName: `cabildo-${name}-artifacts-${accountId}-${region}`,
        ArtifactKeyArn: `arn:aws:kms:${region}:${accountId}:key/1`,
        LogsKeyArn: `arn:aws:kms:${region}:${accountId}:key/2`,
        PermissionsBoundaryArn: `arn:aws:iam::${accountId}:policy/cabildo-${name}-boundary`,
        AlarmTopicArn: `arn:aws:sns:${region}:${accountId}:cabildo-${name}-alarms`,
        ReaderRoleArn: role('reader'),
        DeployerRoleArn: role('deployer'),
        PipelineRoleArn: role('pipeline'),
        ExecutionRoleArn: role('execution'),
      },
    };
  },
);
