// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { CommandError, UsageError } from '../errors.ts';
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
  options: { service?: string; rate?: string; minutes?: string },
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
  const settings = readSettings(layout.settingsFile) ?? DEFAULT_SETTINGS;
  const url = `http://127.0.0.1:${portsFrom(settings.port).aws}/_sandbox/load`;
  const response = await post(url, {
    service,
    requestsPerSecond,
    seconds: minutes * 60,
  });
  if (!response.ok) {
    throw new CommandError(
      `The AWS sandbox refused the load for '${service}' (${response.status})`,
      { details: (await response.text()).trim().split('\n').slice(0, 5) },
    );
  }
  process.stdout.write(
    `${service} gets ${requestsPerSecond} requests per second for ${minutes} min.\n`,
  );
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
