// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { ForwardedError, NotFoundError } from '@backstage/errors';
import type { AwsService, StackLibrary } from '@cabildo/plugin-aws-node';
import type { PinnedLibrary } from '@cabildo/plugin-provisioning-common';

/**
 * Reads the published stack library with the portal's own credentials.
 *
 * @public
 */
export class StackLibraryReader {
  readonly #aws: AwsService;

  /** Reads the library that the configuration names. */
  static create(options: { aws: AwsService }): StackLibraryReader {
    return new StackLibraryReader(options.aws);
  }

  private constructor(aws: AwsService) {
    this.#aws = aws;
  }

  /**
   * The configured version with the hash of its workload root.
   *
   * @throws NotFoundError when the version's index does not list it
   */
  async pin(options?: { signal?: AbortSignal }): Promise<PinnedLibrary> {
    const library = this.#aws.stackLibrary();
    const { version, url } = library;
    const index = await this.#readIndex(library, options?.signal);
    const sha256 = sha256Of(index, 'workload.yaml');
    if (!sha256) {
      throw new NotFoundError(
        `The stack library ${version} at ${url} has no workload.yaml in its index.json: the platform team must publish it again`,
      );
    }
    return { version, url, sha256 };
  }

  async #readIndex(
    library: StackLibrary,
    signal?: AbortSignal,
  ): Promise<unknown> {
    const { bucket, region, prefix } = library.location;
    const client = this.#aws.portalClient(S3Client, { region });
    try {
      const { Body } = await client.send(
        new GetObjectCommand({ Bucket: bucket, Key: `${prefix}/index.json` }),
        { abortSignal: signal },
      );
      return JSON.parse((await Body?.transformToString()) ?? '');
    } catch (error) {
      throw new ForwardedError(
        `The index of stack library ${library.version} at ${library.url} cannot be read`,
        error,
      );
    }
  }
}

/** Finds a file's hash in `{ files: { <path>: <hash> } }`. */
function sha256Of(index: unknown, path: string): string | undefined {
  const files = (index as { files?: Record<string, unknown> } | null)?.files;
  const hash = files && Object.hasOwn(files, path) ? files[path] : undefined;
  return typeof hash === 'string' && /^[0-9a-f]{64}$/.test(hash)
    ? hash
    : undefined;
}
