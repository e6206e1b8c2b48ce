// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createHash } from 'node:crypto';
import { PutImageCommand } from '@aws-sdk/client-ecr';
import type { ECRClient } from '@aws-sdk/client-ecr';

/**
 * Puts the image of a modelled program into the registry: a manifest without
 * layers, which is all that somebody who only asks for its name needs.
 */
export async function ensureImage(
  client: ECRClient,
  repository: string,
  tag: string,
): Promise<void> {
  const digest = createHash('sha256')
    .update(`${repository}:${tag}`)
    .digest('hex');
  const manifest = {
    schemaVersion: 2,
    mediaType: 'application/vnd.docker.distribution.manifest.v2+json',
    config: {
      mediaType: 'application/vnd.docker.container.image.v1+json',
      size: 2,
      digest: `sha256:${digest}`,
    },
    layers: [],
  };
  try {
    await client.send(
      new PutImageCommand({
        repositoryName: repository,
        imageTag: tag,
        imageManifest: JSON.stringify(manifest),
      }),
    );
  } catch (error) {
    // Tags are immutable: the image is there already.
    if (
      !(error instanceof Error) ||
      !/Image(Tag)?AlreadyExists/.test(error.name)
    ) {
      throw error;
    }
  }
}
