// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { HttpError } from './errors.ts';

/** First segments of addresses that are pages of the host itself. */
const RESERVED_OWNERS = new Set(['api', 'user']);

const OWNER = /^[a-z](?:-?[a-z0-9]){0,38}$/;
const REPOSITORY = /^[a-z0-9][a-z0-9._-]{0,98}$/;
// A part of what git allows: no name that a shell, a URL or git reads otherwise.
const REF = /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_./+@#=,-]*$/u;
const COMMIT = /^[0-9a-f]{7,40}$/;

const LONGEST_REF = 200;
const LONGEST_SEGMENT = 255; // what file systems take
const DEEPEST_PATH = 64;

/** @public */
export function isOwnerName(name: string): boolean {
  return OWNER.test(name) && !RESERVED_OWNERS.has(name);
}

/** @public */
export function isRepositoryName(name: string): boolean {
  return (
    REPOSITORY.test(name) &&
    !name.includes('..') &&
    !/\.(?:git|lock|wiki|atom|rss)?$/.test(name)
  );
}

/** Whether a text can name a branch or a tag. @public */
export function isRefName(name: string): boolean {
  return (
    name.length <= LONGEST_REF &&
    REF.test(name) &&
    !/\.\.|\/\/|\/\.|@\{|[/.]$|\.lock(?:\/|$)/.test(name)
  );
}

/** @public */
export function isCommitName(name: string): boolean {
  return COMMIT.test(name);
}

/**
 * Joins the segments of an address to a path inside a commit. Such a path is
 * never given to the file system, and still may not climb.
 *
 * @public
 */
export function readTreePath(segments: readonly string[]): string {
  const climbs = segments.some(
    segment =>
      segment === '' ||
      segment === '.' ||
      segment === '..' ||
      segment.includes('/') ||
      segment.includes('\0') ||
      segment.toLowerCase() === '.git' ||
      Buffer.byteLength(segment) > LONGEST_SEGMENT,
  );
  if (climbs || segments.length > DEEPEST_PATH) {
    throw new HttpError(400, 'That is not the path of a file in a repository', {
      code: 'path',
    });
  }
  return segments.join('/');
}

/** The part of an address that names a path, each segment encoded. @public */
export function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
