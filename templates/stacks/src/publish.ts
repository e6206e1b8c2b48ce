// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

// Command line of publishLibrary; credentials and endpoint come from the environment as for every AWS tool.
import { S3Client } from '@aws-sdk/client-s3';
import { parseArgs } from 'node:util';
import { libraryUrl, publishLibrary } from './publishLibrary.ts';

const USAGE = `Usage: node templates/stacks/src/publish.ts --bucket <name> --version <x.y.z> --region <Region of the bucket> [--prefix stacks]
The Region may come from AWS_REGION instead. Who publishes needs s3:GetObject, s3:PutObject and s3:ListBucket on the bucket.`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      bucket: { type: 'string' },
      version: { type: 'string' },
      prefix: { type: 'string', default: 'stacks' },
      region: { type: 'string', default: process.env.AWS_REGION },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  const { bucket, version, region, prefix } = values;
  if (!bucket || !version || !region) {
    throw new Error(USAGE);
  }
  const client = new S3Client({
    region,
    // Library addresses are path style, and so is every endpoint that stands in for AWS.
    forcePathStyle: true,
  });
  const published = await publishLibrary({ client, bucket, prefix, version });
  process.stdout.write(
    `${published.uri}: ${published.uploaded.length} uploaded, ${published.unchanged.length} unchanged\n` +
      `LibraryUrl of its stacks: ${libraryUrl({
        region,
        bucket,
        prefix,
        version,
      })}\n`,
  );
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exitCode = 1;
});
