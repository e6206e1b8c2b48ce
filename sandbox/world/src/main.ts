// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

// Before everything that imports the workspace's packages.
import './typescriptPackages.ts';

const { layFoundations } = await import('./layFoundations.ts');
const { putUpServices } = await import('./putUpServices.ts');
const { readSettings } = await import('./settings.ts');

const startedAt = Date.now();

function report(line: string): void {
  process.stdout.write(
    `${((Date.now() - startedAt) / 1000).toFixed(1)} s  ${line}\n`,
  );
}

try {
  const settings = readSettings(process.env);
  const world = await layFoundations(settings, report);
  process.stdout.write(`ready ${settings.awsEndpoint}\n`);
  const { failures } = await putUpServices(world);
  if (failures > 0) {
    process.stderr.write(
      `${failures} parts of the world failed; the next start tries them again\n`,
    );
    process.exitCode = 1;
  } else {
    process.stdout.write('done\n');
  }
} catch (error) {
  process.stderr.write(
    `${error instanceof Error ? error.stack : String(error)}\n`,
  );
  process.exitCode = 1;
}
