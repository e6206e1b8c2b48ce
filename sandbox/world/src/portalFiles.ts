// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { join } from 'node:path';
import { stringify } from 'yaml';
import type {
  ExternalIds,
  StandingEnvironment,
} from './aws/environmentStacks.ts';
import { environmentStackName } from './aws/environmentStacks.ts';
import type { Library, PortalCredentials } from './aws/platformAccount.ts';
import { writeSecret, writeSecretJson } from './stateFile.ts';

export interface PortalFilesOptions {
  readonly environments: readonly StandingEnvironment[];
  readonly externalIds: ExternalIds;
  readonly library: Library;
  readonly credentials: PortalCredentials;
  readonly edgePort: number;
}

/** Writes what the portal needs to know of this world: its configuration and its credentials. */
export function writePortalFiles(
  stateDirectory: string,
  options: PortalFilesOptions,
): void {
  const header =
    '# Written by sandbox/world at every start; changes here are lost.\n';
  const config = stringify(createPortalConfig(options), { lineWidth: 0 });
  writeSecret(join(stateDirectory, 'app-config.world.yaml'), header + config);
  writeSecretJson(
    join(stateDirectory, 'portal-credentials.json'),
    options.credentials,
  );
}

export function createPortalConfig(options: PortalFilesOptions): object {
  const { environments, externalIds, library, edgePort } = options;
  return {
    cabildo: {
      environments: Object.fromEntries(
        environments.map(environment => [
          environment.id,
          {
            name: environment.name,
            department: environment.department,
            accountId: environment.accountId,
            region: environment.region,
            partition: 'aws',
            externalId: externalIds[environment.id],
            domain: environment.domain,
            stackName: environmentStackName(environment),
            serviceUrl: `http://{domain}:${edgePort}`,
            ...(environment.connectionArn && {
              connectionArn: environment.connectionArn,
            }),
          },
        ]),
      ),
      stackLibrary: { url: library.rootUrl, version: library.version },
    },
  };
}
