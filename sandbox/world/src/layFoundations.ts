// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { join } from 'node:path';
import { AwsAccounts } from './aws/AwsAccounts.ts';
import {
  ensureEnvironment,
  ensureExternalIds,
} from './aws/environmentStacks.ts';
import type { StandingEnvironment } from './aws/environmentStacks.ts';
import { ensureLibrary, ensurePortalUser } from './aws/platformAccount.ts';
import { createEnvironments } from './environments.ts';
import { GitHost } from './git/GitHost.ts';
import { inParallel } from './inParallel.ts';
import { pushOrganisation } from './organisation.ts';
import { writePortalFiles } from './portalFiles.ts';
import { readOrganisation } from './readOrganisation.ts';
import { SandboxControl } from './sandboxControl.ts';
import { createCatalogueFiles } from './services/catalogueFiles.ts';
import { generateFunctions } from './services/generateFunctions.ts';
import { generateServices } from './services/generateServices.ts';
import type { Settings } from './settings.ts';
import type { World } from './World.ts';

/** Environments at a time. */
const AT_A_TIME = 4;

/** The first phase: everything the portal needs to start. */
export async function layFoundations(
  settings: Settings,
  report: (line: string) => void,
): Promise<World> {
  const { seed, stateDirectory } = settings;
  const accounts = new AwsAccounts(settings.awsEndpoint);
  const git = new GitHost(settings.gitUrl, settings.gitToken);
  const planned = createEnvironments();

  const library = await ensureLibrary(accounts, [
    ...new Set(planned.map(each => each.accountId)),
  ]);
  report(`stack library ${library.version}`);
  const credentials = await ensurePortalUser(
    accounts,
    join(stateDirectory, 'portal-user.json'),
  );
  const externalIds = ensureExternalIds(
    planned,
    join(stateDirectory, 'external-ids.json'),
  );

  const standing: StandingEnvironment[] = [];
  await inParallel(planned, AT_A_TIME, async environment => {
    const each = await ensureEnvironment(accounts, environment, {
      library,
      externalId: externalIds[environment.id]!,
    });
    standing.push(each);
    if (each.created) {
      report(`environment ${each.id} (${standing.length}/${planned.length})`);
    }
  });
  const environments = planned.map(
    ({ id }) => standing.find(each => each.id === id)!,
  );
  report(`${environments.length} environments`);

  const organisation = readOrganisation(settings.organisationDirectory);
  const services = generateServices({
    seed,
    count: settings.serviceCount,
    organisation,
  });
  for (const { name, title } of organisation.departments) {
    await git.ensureOrganisation(name, title);
  }
  await pushOrganisation({ gitUrl: settings.gitUrl, token: settings.gitToken });
  await git.push({
    owner: 'platform',
    name: 'catalogue',
    description: 'The services of every department',
    message: 'List the services',
    files: createCatalogueFiles(services, {
      library,
      environments,
      edgePort: settings.edgePort,
      inCluster: settings.clusterDeployments,
    }),
  });
  report('repositories of the organisation and the catalogue');

  writePortalFiles(stateDirectory, {
    environments,
    externalIds,
    library,
    credentials,
    edgePort: settings.edgePort,
  });
  return {
    settings,
    accounts,
    control: new SandboxControl(settings.awsEndpoint),
    git,
    library,
    environments,
    services,
    functions: generateFunctions(seed, services),
    report,
  };
}
