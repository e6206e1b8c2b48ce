// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/** Marks a repository's description with the request that made it. */
export function markDescription(
  description: string,
  requestId: string,
): string {
  return `${description} (Cabildo request ${requestId})`.trim();
}

/** The request in a marked description. Only the end counts: what people wrote before cannot imitate it. */
export function requestInDescription(description: string): string | undefined {
  return /\(Cabildo request ([A-Za-z0-9._-]+)\)$/.exec(description)?.[1];
}
