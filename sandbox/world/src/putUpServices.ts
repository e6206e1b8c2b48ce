// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { join } from 'node:path';
import { createBadDays } from './badDays.ts';
import { inParallel } from './inParallel.ts';
import { putUpEarlier } from './services/putUpEarlier.ts';
import { deliverService, isDelivered } from './services/deliverService.ts';
import { createBehaviours } from './services/createBehaviours.ts';
import { createFunctionBehaviours } from './services/functionBehaviours.ts';
import { putUpFunctions } from './services/putUpFunctions.ts';
import { readJson, writeSecretJson } from './stateFile.ts';
import type { World } from './World.ts';

/** Services at a time: enough that waiting is used, few enough that the portal stays quick on two cores. */
const AT_A_TIME = 6;

/** Puts up all services, then what goes wrong. What fails is reported and does not hold up the rest. */
export async function putUpServices(
  world: World,
): Promise<{ failures: number }> {
  const { services, functions, environments, report } = world;
  let failures = 0;
  let finished = 0;
  await world.control.putBehaviours({
    ...createBehaviours(services, environments),
    ...createFunctionBehaviours(functions, environments),
  });
  failures += await putUpFunctions(world);
  // Seconds for hundreds, so that there is much to see while the others are built.
  failures += await putUpEarlier(world);
  const byPath = services.filter(each => each.origin === 'path');
  await inParallel(byPath, AT_A_TIME, async service => {
    try {
      if (!(await isDelivered(world, service))) {
        await deliverService(world, service);
        report(
          `service ${service.name} of ${service.department} (${finished + 1}/${
            byPath.length
          })`,
        );
      }
    } catch (error) {
      failures += 1;
      report(`service ${service.name} failed: ${describeError(error)}`);
    }
    finished += 1;
  });
  return { failures: failures + (await bringBadDays(world)) };
}

async function bringBadDays(world: World): Promise<number> {
  const stateFile = join(world.settings.stateDirectory, 'bad-days.json');
  const brought = new Set(readJson<string[]>(stateFile) ?? []);
  let failures = 0;
  for (const badDay of createBadDays(world).filter(
    each => !brought.has(each.name),
  )) {
    try {
      await badDay.bring();
      brought.add(badDay.name);
      writeSecretJson(stateFile, [...brought]);
      world.report(`bad day: ${badDay.name}`);
    } catch (error) {
      failures += 1;
      world.report(`bad day failed: ${badDay.name}: ${describeError(error)}`);
    }
  }
  return failures;
}

function describeError(error: unknown): string {
  return error instanceof Error
    ? `${error.name}: ${error.message}`
    : String(error);
}
