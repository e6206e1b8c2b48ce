// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { AwsAccounts } from './aws/AwsAccounts.ts';
import type { StandingEnvironment } from './aws/environmentStacks.ts';
import type { Library } from './aws/platformAccount.ts';
import type { GitHost } from './git/GitHost.ts';
import type { SandboxControl } from './sandboxControl.ts';
import type { WorldFunction } from './services/generateFunctions.ts';
import type { WorldService } from './services/WorldService.ts';
import type { Settings } from './settings.ts';

/** Everything the second phase works with. */
export interface World {
  readonly settings: Settings;
  readonly accounts: AwsAccounts;
  readonly control: SandboxControl;
  readonly git: GitHost;
  readonly library: Library;
  readonly environments: readonly StandingEnvironment[];
  readonly services: readonly WorldService[];
  readonly functions: readonly WorldFunction[];
  /** One line for whoever watches. */
  report(line: string): void;
}

/** The environment of a service by its name; undefined where the service has none of it. */
export function environmentOf(
  world: World,
  service: WorldService,
  name: 'dev' | 'prod',
): StandingEnvironment | undefined {
  return service.environments.includes(name)
    ? world.environments.find(
        each => each.department === service.department && each.name === name,
      )
    : undefined;
}
