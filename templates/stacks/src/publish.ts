// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

// Command line of publishLibrary; credentials and endpoint come from the environment as for every AWS tool.
import { S3Client } from '@aws-sdk/client-s3';
import { parseArgs } from 'node:util';
import { publishLibrary } from './publishLibrary.ts';

const USAGE =
  'Usage: node templates/stacks/src/publish.ts --bucket <name> --version <x.y.z> [--prefix stacks] [--region <Region>]';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      bucket: { type: 'string' },
      version: { type: 'string' },
      prefix: { type: 'string', default: 'stacks' },
      region: { type: 'string' },
    },
  });
  if (!values.bucket || !values.version) {
    throw new Error(USAGE);
  }
  const client = new S3Client({
    region: values.region,
    // Library addresses are path style, and so is every endpoint that stands in for AWS.
    forcePathStyle: true,
  });
  const published = await publishLibrary({
    client,
    bucket: values.bucket,
    prefix: values.prefix,
    version: values.version,
  });
  process.stdout.write(
    `${published.uri}: ${published.uploaded.length} uploaded, ${published.unchanged.length} unchanged\n`,
  );
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exitCode = 1;
});
