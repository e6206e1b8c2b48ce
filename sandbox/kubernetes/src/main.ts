// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { fileURLToPath } from 'node:url';
import { runPart } from '@cabildo/sandbox-web';
import { readOrganisation } from '@cabildo/sandbox-world/src/readOrganisation.ts';
import { generateServices } from '@cabildo/sandbox-world/src/services/generateServices.ts';
import {
  DEFAULT_SEED,
  DEFAULT_SERVICES,
} from '@cabildo/sandbox-world/src/settings.ts';
import { startControlPlane } from './control/startControlPlane.ts';
import { writePortalFile } from './portalFiles.ts';
import { readSettings } from './settings.ts';
import { chooseDeployments } from './world/chooseDeployments.ts';
import { bringStuckVersions, putUpWorld } from './world/putUpWorld.ts';

const ORGANISATION = fileURLToPath(
  new URL('../../world/organisation', import.meta.url),
);

runPart(async () => {
  const settings = readSettings(process.env);
  const { stateDirectory, seed, serviceCount } = settings;
  const deployments = chooseDeployments(
    generateServices({
      seed: seed ?? DEFAULT_SEED,
      count: serviceCount ?? DEFAULT_SERVICES,
      organisation: readOrganisation(ORGANISATION),
    }),
    settings.deployments,
  );
  const controlPlane = await startControlPlane(settings);
  const asked = new Promise<void>(resolve => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => resolve());
    }
  });
  const work = async () => {
    await putUpWorld(controlPlane.api, deployments);
    const namespaces = new Set(deployments.map(({ namespace }) => namespace));
    writePortalFile(stateDirectory, controlPlane, [...namespaces]);
    process.stdout.write(`ready ${controlPlane.url}\n`);
    await bringStuckVersions(controlPlane.api, deployments);
    await asked;
  };
  try {
    await Promise.race([work(), asked, controlPlane.failed]);
  } finally {
    await controlPlane.stop();
  }
  // Whatever was still being asked for has nobody to answer it any more.
  process.exit(0);
});
