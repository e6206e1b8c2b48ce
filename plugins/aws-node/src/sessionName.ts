// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

const LONGEST = 64;

/**
 * A name for a role session that AWS accepts: 2–64 characters of
 * `[\w+=,.@-]`. The entity reference of a user becomes the user's name.
 */
export function sanitizeSessionName(name: string): string {
  const sanitized = name
    .replace(/^user:default\//, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9_+=,.@-]+/g, '-')
    .slice(0, LONGEST);
  return sanitized.length < 2 ? `cabildo-${sanitized}` : sanitized;
}
