// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { randomBytes } from 'node:crypto';
import { PLATFORM_ACCOUNT } from '../environments.ts';
import type { WorldEnvironment } from '../environments.ts';
import { readJson, writeSecretJson } from '../stateFile.ts';
import type { AwsAccounts } from './AwsAccounts.ts';
import type { Library } from './platformAccount.ts';
import { ensureConnection } from './connections.ts';
import { ensureStack } from './stacks.ts';

/** By environment id: the secret that the portal presents to take its roles. */
export type ExternalIds = Readonly<Record<string, string>>;

/** An environment that exists, with what its stack says about it. */
export interface StandingEnvironment extends WorldEnvironment {
  /** Where pipelines live, their way to the Git host. */
  readonly connectionArn?: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly created: boolean;
}

export function environmentStackName(environment: { name: string }): string {
  return `cabildo-environment-${environment.name}`;
}

/** Secrets are drawn, not derived from the seed, and kept. */
export function ensureExternalIds(
  environments: readonly WorldEnvironment[],
  stateFile: string,
): ExternalIds {
  const kept = readJson<ExternalIds>(stateFile) ?? {};
  const all = Object.fromEntries(
    environments.map(({ id }) => [
      id,
      kept[id] ?? randomBytes(24).toString('base64url'),
    ]),
  );
  writeSecretJson(stateFile, all);
  return all;
}

export async function ensureEnvironment(
  accounts: AwsAccounts,
  environment: WorldEnvironment,
  options: { library: Library; externalId: string },
): Promise<StandingEnvironment> {
  const { library } = options;
  const { outputs, created } = await ensureStack(
    accounts.cloudFormation(environment),
    {
      name: environmentStackName(environment),
      template: { url: `${library.url}/environment.yaml` },
      parameters: {
        EnvironmentName: environment.name,
        DepartmentName: environment.department,
        LibraryUrl: library.url,
        LibraryVersion: library.version,
        DomainName: environment.domain,
        VpcCidr: environment.vpcCidr,
        AvailabilityZoneCount: '2',
        ListenerPort: '443',
        LogsRetentionInDays: environment.name === 'prod' ? '365' : '30',
        PlatformAccountId: PLATFORM_ACCOUNT,
        ExternalId: options.externalId,
        DeliveryAccountId: environment.deliveryAccountId,
        WorkloadAccountIds: environment.workloadAccountIds.join(','),
        WafRequestsPerFiveMinutes: '2000',
      },
      tags: {
        'cabildo:department': environment.department,
        'cabildo:environment': environment.name,
        'cabildo:library-version': library.version,
        'cabildo:managed-by': 'cabildo',
      },
    },
  );
  // Pipelines live in dev and reach prod from there.
  const connectionArn =
    environment.name === 'dev'
      ? await ensureConnection(accounts.cloudFormation(environment))
      : undefined;
  return { ...environment, outputs, created, connectionArn };
}
