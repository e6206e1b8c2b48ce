// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { readText, type TextRule } from './readText';

/**
 * One AWS account and Region where a department runs things, as configured
 * below `cabildo.environments`.
 *
 * @public
 */
export interface Environment {
  /** Id in the configuration, for example `health-dev`. */
  id: string;
  /** Short name inside the department, for example `dev`. */
  name: string;
  /** Name of the department's group in the catalogue. */
  department: string;
  /** 12 digits. */
  accountId: string;
  /** AWS Region, for example `us-east-1`. */
  region: string;
  /** `aws`, `aws-us-gov` or `aws-cn`. */
  partition: string;
  /** Domain of the hosted zone; a service's domain is `<service>.<domain>`. */
  domain: string;
  /** Address where people reach a service, with `{domain}` for the service's domain. */
  serviceUrl: string;
  /** Secret that the roles ask for. Never log it. */
  externalId: string;
  /** Role that the portal looks with. */
  readerRoleArn: string;
  /** Role that the portal changes stacks and starts pipelines with. */
  deployerRoleArn: string;
  /** Name of the environment's own CloudFormation stack. */
  stackName: string;
  /** Connection to the Git host, set where delivery stacks live. */
  connectionArn?: string;
}

const ENVIRONMENTS_KEY = 'cabildo.environments';

const RULES = {
  id: {
    pattern: /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
    remedy: 'use lower case letters, digits and single hyphens',
  },
  accountId: {
    pattern: /^\d{12}$/,
    remedy: 'give the 12 digits of the AWS account in quotes',
  },
  region: {
    pattern: /^[a-z]{2}(-[a-z]+)+-\d$/,
    remedy: 'give an AWS Region such as us-east-1',
  },
  partition: {
    pattern: /^aws(-[a-z]+)*$/,
    remedy: 'give an AWS partition such as aws or aws-us-gov',
  },
  domain: {
    pattern: /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/,
    remedy: "give the hosted zone's domain in lower case without a final dot",
  },
  roleName: {
    pattern: /^[\w+=,.@-]{1,64}$/,
    remedy: 'give the name of the role, not its ARN',
  },
  stackName: {
    pattern: /^[a-zA-Z][a-zA-Z0-9-]{0,127}$/,
    remedy: 'give the name of the CloudFormation stack',
  },
  externalId: {
    pattern: /^[\w+=,.@:/-]{2,1224}$/,
    remedy: 'give the external id that the roles of this account ask for',
    secret: true,
  },
  serviceUrl: {
    pattern: /^https?:\/\/[^\s]*\{domain\}[^\s]*$/,
    remedy: 'give an http or https address with {domain} in it',
  },
  connectionArn: {
    pattern:
      /^arn:[\w-]+:(codeconnections|codestar-connections):[\w-]+:\d{12}:connection\/.+$/,
    remedy: 'give the ARN of the connection to the Git host',
  },
} satisfies Record<string, TextRule>;

/**
 * Reads `cabildo.environments`.
 *
 * @param config - the root configuration
 * @returns the environments in the order of the file; none when the key is absent
 * @throws InputError that names the key and how to mend it
 */
export function readEnvironments(config: Config): Environment[] {
  const section = config.getOptionalConfig(ENVIRONMENTS_KEY);
  if (!section) {
    return [];
  }
  const environments = section
    .keys()
    .map(id => readEnvironment(id, section.getConfig(id)));
  refuseSameName(environments);
  return environments;
}

function readEnvironment(id: string, config: Config): Environment {
  const key = `${ENVIRONMENTS_KEY}.${id}`;
  if (!RULES.id.pattern.test(id)) {
    throw new InputError(`${key} is no usable id: ${RULES.id.remedy}`);
  }
  const read = (name: string, rule: TextRule, fallback?: string) =>
    readText(config, { key, name, rule, fallback });

  const name = read('name', RULES.id);
  const accountId = read('accountId', RULES.accountId);
  const region = read('region', RULES.region);
  const partition = read('partition', RULES.partition, partitionOf(region));
  const roleArn = (role: string) =>
    `arn:${partition}:iam::${accountId}:role/${role}`;

  return {
    id,
    name,
    department: read('department', RULES.id),
    accountId,
    region,
    partition,
    domain: read('domain', RULES.domain),
    serviceUrl: read('serviceUrl', RULES.serviceUrl, 'https://{domain}'),
    externalId: read('externalId', RULES.externalId),
    readerRoleArn: roleArn(
      read('readerRole', RULES.roleName, `cabildo-${name}-reader`),
    ),
    deployerRoleArn: roleArn(
      read('deployerRole', RULES.roleName, `cabildo-${name}-deployer`),
    ),
    stackName: read(
      'stackName',
      RULES.stackName,
      `cabildo-environment-${name}`,
    ),
    connectionArn: config.has('connectionArn')
      ? read('connectionArn', RULES.connectionArn)
      : undefined,
  };
}

function partitionOf(region: string): string {
  if (region.startsWith('us-gov-')) {
    return 'aws-us-gov';
  }
  return region.startsWith('cn-') ? 'aws-cn' : 'aws';
}

// A department asks for "prod": two environments of that name would leave open which one is meant.
function refuseSameName(environments: Environment[]): void {
  const seen = new Map<string, string>();
  for (const { id, department, name } of environments) {
    const earlier = seen.get(`${department}/${name}`);
    if (earlier) {
      throw new InputError(
        `${ENVIRONMENTS_KEY}.${id}.name is '${name}', which ${ENVIRONMENTS_KEY}.${earlier} already has in department '${department}': give each environment of a department its own name`,
      );
    }
    seen.set(`${department}/${name}`, id);
  }
}
