// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import type { S3Client } from '@aws-sdk/client-s3';
import {
  libraryFiles,
  libraryIndex,
  serializeLibraryIndex,
} from './libraryIndex.ts';

/** A version that is published would have to change. @public */
export class VersionPublishedError extends Error {
  override readonly name = 'VersionPublishedError';
}

/**
 * Options of {@link publishLibrary}.
 *
 * @public
 */
export interface PublishLibraryOptions {
  client: S3Client;
  bucket: string;
  /** Prefix before the version, without slashes at its ends. Default `stacks`. */
  prefix?: string;
  /** Version to publish, such as `1.0.0`. */
  version: string;
}

/**
 * Where a version was published, and whether this call did it.
 *
 * @public
 */
export interface PublishedLibrary {
  /** `s3://<bucket>/<prefix>/<version>`. */
  uri: string;
  /** Paths that this call uploaded; empty when everything was there already. */
  uploaded: string[];
  /** Paths that were there already with the same content. */
  unchanged: string[];
}

/**
 * Uploads one version of the library below a prefix of its own.
 *
 * @remarks
 * A published version never changes, because services pin it: a file that is there with other content is an error, and
 * nothing is uploaded then. The index is uploaded last, so a version with an index is whole. Each upload is conditional
 * on the key being absent, so two publishers at once cannot overwrite each other either.
 *
 * @public
 */
export async function publishLibrary(
  options: PublishLibraryOptions,
): Promise<PublishedLibrary> {
  const { client, bucket, prefix = 'stacks', version } = options;
  if (!/^[A-Za-z0-9._-]+$/.test(prefix)) {
    // Templates take bucket and prefix from the address by their places in it.
    throw new Error(
      `The prefix '${prefix}' must be one folder's name, without slashes`,
    );
  }
  const files = libraryFiles(version);
  const index = serializeLibraryIndex(libraryIndex(version));
  const objects = [
    ...files.map(file => ({ path: file.path, body: file.content })),
    { path: 'index.json', body: Buffer.from(index) },
  ].map(object => ({ ...object, key: `${prefix}/${version}/${object.path}` }));

  const missing: typeof objects = [];
  const unchanged: string[] = [];
  for (const object of objects) {
    const published = await readObject(client, bucket, object.key);
    if (published === undefined) {
      missing.push(object);
    } else if (published.equals(object.body)) {
      unchanged.push(object.path);
    } else {
      throw new VersionPublishedError(
        `Version ${version} is published and '${object.path}' differs from it; publish the change as a new version`,
      );
    }
  }
  for (const object of missing) {
    await client.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key: object.key,
        Body: object.body,
        ContentType: object.path.endsWith('.json')
          ? 'application/json'
          : 'application/yaml',
        ChecksumAlgorithm: 'SHA256',
        IfNoneMatch: '*',
      }),
    );
  }
  return {
    uri: `s3://${bucket}/${prefix}/${version}`,
    uploaded: missing.map(object => object.path),
    unchanged,
  };
}

/**
 * Address of a published version, the templates' parameter `LibraryUrl`.
 *
 * @public
 */
export function libraryUrl(options: {
  region: string;
  bucket: string;
  prefix: string;
  version: string;
}): string {
  const { region, bucket, prefix, version } = options;
  const suffix = region.startsWith('cn-')
    ? 'amazonaws.com.cn'
    : 'amazonaws.com';
  return `https://s3.${region}.${suffix}/${bucket}/${prefix}/${version}`;
}

async function readObject(
  client: S3Client,
  bucket: string,
  key: string,
): Promise<Buffer | undefined> {
  try {
    const answer = await client.send(
      new GetObjectCommand({ Bucket: bucket, Key: key }),
    );
    if (!answer.Body) {
      throw new Error(`S3 answered without a body for '${key}'`);
    }
    return Buffer.from(await answer.Body.transformToByteArray());
  } catch (error) {
    if (error instanceof Error && error.name === 'NoSuchKey') {
      return undefined;
    }
    throw new Error(
      `s3://${bucket}/${key} cannot be read: ${
        error instanceof Error ? error.message : error
      }`,
      { cause: error },
    );
  }
}
