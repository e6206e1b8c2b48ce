// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const ROOT = join(__dirname, '../../../..');
/** The sandbox's AWS. */
export const ENDPOINT = `http://127.0.0.1:${
  Number(process.env.CABILDO_PORT ?? 7007) + 2
}`;

/** One ECS service, as its account names it. */
export interface ServicePlace {
  account: string;
  cluster: string;
  service: string;
}

/** Types a command of the AWS CLI as somebody of that account does; returns what it says. */
export async function aws(account: string, ...words: string[]): Promise<any> {
  const { stdout } = await run(
    join(ROOT, '.venv/bin/aws'),
    ['--endpoint-url', ENDPOINT, '--region', 'us-east-1', ...words],
    {
      env: {
        ...process.env,
        AWS_ACCESS_KEY_ID: account,
        AWS_SECRET_ACCESS_KEY: 'sandbox',
        AWS_DEFAULT_OUTPUT: 'json',
      },
    },
  );
  return stdout ? JSON.parse(stdout) : undefined;
}

/** Has all tasks of a service stop, and none start again; returns what puts it right. */
export async function breakService(
  place: ServicePlace,
): Promise<() => Promise<void>> {
  const { account, cluster, service } = place;
  await behave(place, {
    stoppedReason: 'CannotPullContainerError: the registry gave no answer',
  });
  const { taskArns } = await aws(
    account,
    ...['ecs', 'list-tasks', '--cluster', cluster, '--service-name', service],
  );
  for (const task of taskArns) {
    await aws(
      account,
      'ecs',
      'stop-task',
      '--cluster',
      cluster,
      '--task',
      task,
    );
  }
  return () => behave(place, { stoppedReason: null });
}

/** Puts up a service as another one beside it is, with a name and without tasks, and tells nobody. */
export async function putUpByHand(
  { account, cluster, service }: ServicePlace,
  like: string,
): Promise<void> {
  const {
    services: [model],
  } = await aws(
    account,
    ...['ecs', 'describe-services', '--cluster', cluster, '--services', like],
  );
  await aws(
    account,
    ...['ecs', 'create-service', '--cluster', cluster],
    ...['--service-name', service, '--desired-count', '0'],
    ...['--task-definition', model.taskDefinition, '--launch-type', 'FARGATE'],
    ...['--network-configuration', JSON.stringify(model.networkConfiguration)],
    ...['--tags', `key=cabildo:service,value=${service}`],
  );
}

/** Takes away what {@link putUpByHand} put up. */
export async function removeByHand({
  account,
  cluster,
  service,
}: ServicePlace): Promise<void> {
  await aws(
    account,
    ...['ecs', 'delete-service', '--cluster', cluster],
    ...['--service', service, '--force'],
  );
}

/**
 * Forbids a role everything, at once; returns what gives it back. Without trust in it the portal would go on with the
 * session it has, up to an hour.
 */
export async function closeAccount(
  account: string,
  role: string,
): Promise<() => Promise<void>> {
  const named = ['--role-name', role, '--policy-name', 'closed'];
  const policy = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Deny', Action: '*', Resource: '*' }],
  };
  await aws(
    account,
    ...['iam', 'put-role-policy', ...named],
    ...['--policy-document', JSON.stringify(policy)],
  );
  return async () => {
    await aws(account, 'iam', 'delete-role-policy', ...named);
  };
}

/** How often the sandbox's ECS was asked something since it started, by anybody. */
export async function countEcsCalls(): Promise<number> {
  const response = await fetch(`${ENDPOINT}/_sandbox/calls`);
  const { operations } = (await response.json()) as {
    operations: Record<string, number>;
  };
  return Object.entries(operations)
    .filter(([operation]) => operation.startsWith('ecs:'))
    .reduce((sum, [, calls]) => sum + calls, 0);
}

async function behave(place: ServicePlace, members: object): Promise<void> {
  const { account, cluster, service } = place;
  const response = await fetch(`${ENDPOINT}/_sandbox/behaviours`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      [`${account}/us-east-1/${cluster}/${service}`]: members,
    }),
  });
  if (!response.ok) {
    throw new Error(await response.text());
  }
}
