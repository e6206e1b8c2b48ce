// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { join } from 'node:path';
import { CommandError, UsageError } from '../errors.ts';
import { readTextIfPresent } from '../files.ts';
import type { Layout } from '../layout.ts';
import {
  DEFAULT_SETTINGS,
  parseWholeNumber,
  portsFrom,
  readSettings,
} from '../settings.ts';

/** Sends citizens to a service for some minutes, to watch it scale. @public */
export async function load(
  layout: Layout,
  options: {
    service?: string;
    rate?: string;
    minutes?: string;
    since?: string;
  },
): Promise<void> {
  const { service, rate } = options;
  if (!service || rate === undefined) {
    throw new UsageError(
      'load needs a service and a number of requests per second',
    );
  }
  const requestsPerSecond = parseWholeNumber('The rate', rate, 0, 1_000_000);
  const minutes = parseWholeNumber(
    '--minutes',
    options.minutes ?? '10',
    1,
    1440,
  );
  const since = parseWholeNumber('--since', options.since ?? '0', 0, 60);
  const settings = readSettings(layout.settingsFile) ?? DEFAULT_SETTINGS;
  const url = `http://127.0.0.1:${portsFrom(settings.port).aws}/_sandbox/load`;
  const config = readTextIfPresent(
    join(layout.state, 'world/app-config.world.yaml'),
  );
  for (const target of loadTargets(service, config ?? '')) {
    const response = await post(url, {
      ...target,
      requestsPerSecond,
      seconds: minutes * 60,
      sinceSeconds: since * 60,
    });
    const name = Object.values(target)[0];
    if (response.ok) {
      process.stdout.write(
        `${name} gets ${requestsPerSecond} requests per second for ${minutes} min.\n`,
      );
      return;
    }
    if (response.status !== 404) {
      throw new CommandError(
        `The AWS sandbox refused the load for ${name} (${response.status})`,
        { details: (await response.text()).trim().split('\n').slice(0, 5) },
      );
    }
  }
  throw new CommandError(`No service '${service}' runs in any environment`, {
    remedy:
      'Give its name or its domain, for example citas.dev.health.gob.localhost.',
  });
}

/**
 * What a service may be called in the sandbox: its key, its domain, or its name alone, which is tried below the
 * domain of every environment, those that citizens use first.
 *
 * @public
 */
export function loadTargets(
  service: string,
  worldConfig: string,
): ({ key: string } | { domain: string })[] {
  if (service.includes('/')) {
    return [{ key: service }];
  }
  if (service.includes('.')) {
    return [{ domain: service }];
  }
  // One property a line, written by the world: no YAML parser is needed to find these.
  const zones = [...worldConfig.matchAll(/^\s+domain: *['"]?([\w.-]+)/gm)].map(
    ([, zone]) => zone,
  );
  const isDevelopment = (zone: string) => zone.startsWith('dev.');
  return [
    ...zones.filter(zone => !isDevelopment(zone)),
    ...zones.filter(isDevelopment),
  ].map(zone => ({ domain: `${service}.${zone}` }));
}

async function post(url: string, body: unknown): Promise<Response> {
  try {
    return await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(30_000),
    });
  } catch (error) {
    throw new CommandError(`The AWS sandbox does not answer at ${url}`, {
      remedy: 'Is it running? ./cabildo status, ./cabildo up',
      cause: error,
    });
  }
}
