// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PartContext } from './types.ts';

/** Who can sign in to the sandbox, by the names of their Users in the catalogue. @public */
export function readPeople(root: string): string[] {
  const text = readFileSync(join(root, 'sandbox/world/people.yaml'), 'utf8');
  // Written by us, one property a line: no YAML parser is needed to find these.
  return [...text.matchAll(/^ {2}- id: (\S+)$/gm)].map(([, name]) => name);
}

/**
 * Whether the portal answers and its catalogue holds everybody who can sign in: a first start has to read the
 * organisation, and refuses people until then.
 *
 * @public
 */
export async function knowsPeople(context: PartContext): Promise<boolean> {
  const { layout, ports, secrets } = context;
  const people = readPeople(layout.root);
  const query = new URLSearchParams({ limit: '0' });
  for (const name of people) {
    query.append('filter', `kind=user,metadata.name=${name}`);
  }
  try {
    const response = await fetch(
      `http://127.0.0.1:${ports.portal}/api/catalog/entities/by-query?${query}`,
      {
        headers: { authorization: `Bearer ${secrets.portalToken}` },
        signal: AbortSignal.timeout(5_000),
      },
    );
    if (!response.ok) {
      return false;
    }
    const { totalItems } = (await response.json()) as { totalItems: number };
    return totalItems === people.length;
  } catch {
    // Not listening yet.
    return false;
  }
}
