// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const POLL_MS = 1000;

/**
 * What makes a stock app hold so many components, and let its guest in.
 *
 * @returns configuration for `stockPortal`
 * @public
 */
export function stockCatalogue(directory: string, components: number): object {
  const target = join(directory, `components-${components}.yaml`);
  writeFileSync(
    target,
    Array.from({ length: components }, (_, number) => component(number)).join(
      '---\n',
    ),
  );
  return {
    auth: {
      environment: 'production',
      providers: { guest: { dangerouslyAllowOutsideDevelopment: true } },
    },
    catalog: {
      locations: [{ type: 'file', target, rules: [{ allow: ['Component'] }] }],
    },
  };
}

// As many words as ours say of a workload.
function component(number: number): string {
  const name = `service-${String(number).padStart(5, '0')}`;
  return [
    'apiVersion: backstage.io/v1alpha1',
    'kind: Component',
    'metadata:',
    `  name: ${name}`,
    `  title: ${name}`,
    '  description: One of the services of a government',
    '  tags: [prod, tier-1]',
    'spec:',
    '  type: service',
    '  lifecycle: production',
    `  owner: group:team-${number % 60}`,
    '',
  ].join('\n');
}

/** The guest's token of a stock app. @public */
export async function stockToken(url: string): Promise<string> {
  const response = await fetch(`${url}/api/auth/guest/refresh`);
  const body = (await response.json()) as {
    backstageIdentity: { token: string };
  };
  return body.backstageIdentity.token;
}

/** Waits until the catalogue of a stock app lists so many components. @public */
export async function untilCatalogued(
  url: string,
  components: number,
): Promise<void> {
  for (;;) {
    const response = await fetch(
      `${url}/api/catalog/entities/by-query?limit=0&filter=kind=component`,
      { headers: { authorization: `Bearer ${await stockToken(url)}` } },
    );
    const { totalItems } = (await response.json()) as { totalItems: number };
    if (totalItems >= components) {
      return;
    }
    await delay(POLL_MS);
  }
}
