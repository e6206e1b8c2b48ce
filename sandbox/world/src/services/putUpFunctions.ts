// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { CreateRoleCommand } from '@aws-sdk/client-iam';
import {
  CreateFunctionCommand,
  PutFunctionConcurrencyCommand,
} from '@aws-sdk/client-lambda';
import type { StandingEnvironment } from '../aws/environmentStacks.ts';
import { inParallel } from '../inParallel.ts';
import { environmentOf, type World } from '../World.ts';
import type { WorldFunction } from './generateFunctions.ts';

const AT_A_TIME = 8;

/** Role that functions run with. It may do nothing: none of them is ever run. */
const ROLE_NAME = 'functions';

/**
 * Puts up the functions, by the calls that people made. What stands already is
 * left as it is.
 *
 * @returns how many could not be put up
 */
export async function putUpFunctions(world: World): Promise<number> {
  const { functions, report } = world;
  let failures = 0;
  let created = 0;
  await inParallel(functions, AT_A_TIME, async each => {
    const environment = environmentOf(world, each.service, 'prod')!;
    try {
      if (await create(world, environment, each)) {
        created += 1;
      }
    } catch (error) {
      failures += 1;
      report(`function ${each.name} failed: ${error}`);
    }
  });
  if (created > 0) {
    report(`${created} functions`);
  }
  return failures;
}

async function create(
  { accounts }: World,
  environment: StandingEnvironment,
  { name, service, reserved }: WorldFunction,
): Promise<boolean> {
  const { accountId, region } = environment;
  await unlessItExists(
    'EntityAlreadyExistsException',
    accounts.iam(environment).send(
      new CreateRoleCommand({
        RoleName: ROLE_NAME,
        AssumeRolePolicyDocument: JSON.stringify({
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: 'lambda.amazonaws.com' },
              Action: 'sts:AssumeRole',
            },
          ],
        }),
      }),
    ),
  );
  const lambda = accounts.lambda(environment);
  const isNew = await unlessItExists(
    'ResourceConflictException',
    lambda.send(
      new CreateFunctionCommand({
        FunctionName: name,
        Role: `arn:aws:iam::${accountId}:role/${ROLE_NAME}`,
        PackageType: 'Image',
        Code: {
          ImageUri: `${accountId}.dkr.ecr.${region}.amazonaws.com/${name}:${service.version}`,
        },
        Tags: {
          'cabildo:service': service.name,
          'cabildo:environment': environment.name,
          'cabildo:department': service.department,
          'cabildo:owner': service.owner,
          'cabildo:system': service.system,
          'cabildo:tier': service.tier,
        },
      }),
    ),
  );
  if (isNew && reserved !== undefined) {
    await lambda.send(
      new PutFunctionConcurrencyCommand({
        FunctionName: name,
        ReservedConcurrentExecutions: reserved,
      }),
    );
  }
  return isNew;
}

/** Whether something was made; it is not where it stands already. */
async function unlessItExists(
  refusal: string,
  making: Promise<unknown>,
): Promise<boolean> {
  try {
    await making;
    return true;
  } catch (error) {
    if ((error as Error).name === refusal) {
      return false;
    }
    throw error;
  }
}
