// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { readText } from './readText';

/**
 * The published library of CloudFormation templates, as configured at
 * `cabildo.stackLibrary`.
 *
 * @public
 */
export interface StackLibrary {
  /** Version that new services get. */
  version: string;
  /**
   * Address of that version's folder with the bucket in the path, without a
   * final slash: the templates' parameter `LibraryUrl`.
   */
  url: string;
  /** Where the same folder lies in S3. */
  location: StackLibraryLocation;
}

/**
 * Place of a version of the library in S3.
 *
 * @public
 */
export interface StackLibraryLocation {
  /** Name of the bucket. */
  bucket: string;
  /** Region of the bucket, from the library's address. */
  region: string;
  /** Key prefix of the version's folder, without a final slash. */
  prefix: string;
}

const LIBRARY_KEY = 'cabildo.stackLibrary';
const URL_REMEDY =
  'give the S3 address of the folder that holds one folder per version, such as https://s3.us-east-1.amazonaws.com/<bucket>/stacks';

/**
 * Reads `cabildo.stackLibrary`.
 *
 * @param config - the root configuration
 * @throws InputError that names the key and how to mend it
 */
export function readStackLibrary(config: Config): StackLibrary {
  const section = config.getOptionalConfig(LIBRARY_KEY);
  if (!section) {
    throw new InputError(
      `${LIBRARY_KEY} is missing: give url and version of the published stack library`,
    );
  }
  const version = readText(section, {
    key: LIBRARY_KEY,
    name: 'version',
    rule: {
      pattern: /^\d+\.\d+\.\d+$/,
      remedy: 'give a published version such as 1.0.0, in quotes',
    },
  });
  const base = readText(section, {
    key: LIBRARY_KEY,
    name: 'url',
    rule: { pattern: /^https:\/\/\S+$/, remedy: URL_REMEDY },
  }).replace(/\/+$/, '');
  const { location, host } = locate(`${base}/${version}`);
  return {
    version,
    url: `https://${host}/${location.bucket}/${location.prefix}`,
    location,
  };
}

/** Understands both spellings of an S3 address: bucket in the path and bucket in the host. */
function locate(url: string): { host: string; location: StackLibraryLocation } {
  const { hostname, pathname } = new URL(url);
  const match =
    /^(?:(?<bucket>[a-z0-9][a-z0-9.-]+)\.)?(?<host>s3[.-](?<region>[a-z0-9-]+)\.amazonaws\.com(?:\.cn)?)$/.exec(
      hostname,
    );
  const segments = pathname.split('/').filter(Boolean).map(decodeURIComponent);
  const bucket = match?.groups?.bucket ?? segments.shift();
  if (!match?.groups || !bucket || segments.length < 2) {
    throw new InputError(
      `${LIBRARY_KEY}.url leads to '${url}', which is no S3 folder: ${URL_REMEDY}`,
    );
  }
  const { host, region } = match.groups;
  return { host, location: { bucket, region, prefix: segments.join('/') } };
}
