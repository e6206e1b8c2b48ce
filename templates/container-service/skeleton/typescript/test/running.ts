// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { readConfiguration } from '../src/configuration.ts';
import { createLogger } from '../src/logger.ts';
import { startService } from '../src/service.ts';

/** Starts the service on a free port; every log line is kept. */
export async function startForTest(environment: Record<string, string> = {}) {
  const lines: Record<string, unknown>[] = [];
  const configuration = readConfiguration({ ...environment, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'debug' });
  const logger = createLogger(configuration, line => lines.push(JSON.parse(line)));
  const service = await startService(configuration, logger);
  return { configuration, lines, service, url: `http://127.0.0.1:${service.port}` };
}
