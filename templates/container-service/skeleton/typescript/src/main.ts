// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { ConfigurationError, readConfiguration } from './configuration.ts';
import type { Configuration } from './configuration.ts';
import { createLogger } from './logger.ts';
import { startService } from './service.ts';

async function run(configuration: Configuration): Promise<void> {
  const logger = createLogger(configuration);
  const service = await startService(configuration, logger);
  logger.info('listening', { port: service.port });

  async function stop(signal: string): Promise<void> {
    logger.info('stopping', { signal });
    const finished = await service.stop();
    logger.info('stopped', { finished });
    process.exitCode = finished ? 0 : 1;
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => stop(signal));
  }
}

try {
  await run(readConfiguration(process.env));
} catch (error) {
  const message = error instanceof ConfigurationError ? 'configuration refused' : 'could not start';
  const detail = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${JSON.stringify({ level: 'error', message, error: detail })}\n`);
  process.exitCode = 1;
}
