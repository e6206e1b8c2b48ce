// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { layFoundations } from './layFoundations.ts';
import { putUpServices } from './putUpServices.ts';
import { readSettings } from './settings.ts';

const startedAt = Date.now();

function report(line: string): void {
  const seconds = (Date.now() - startedAt) / 1000;
  process.stdout.write(`${seconds.toFixed(1)} s  ${line}\n`);
}

async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const world = await layFoundations(settings, report);
  process.stdout.write(`ready ${settings.awsEndpoint}\n`);
  const { failures } = await putUpServices(world);
  if (failures > 0) {
    throw new Error(
      `${failures} parts of the world failed; the next start tries them again`,
    );
  }
  process.stdout.write('done\n');
}

main().catch((error: unknown) => {
  // A refusal says all in its words; where it was thrown helps only with what nobody foresaw.
  const foreseen = error instanceof Error && error.cause instanceof Error;
  process.stderr.write(
    `${foreseen ? error.message : (error as Error).stack}\n`,
  );
  process.exitCode = 1;
});
