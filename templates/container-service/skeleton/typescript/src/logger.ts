// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Configuration, LogLevel } from './configuration.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** Writes one JSON object a line, which CloudWatch Logs can query by field. */
export interface Logger {
  debug(message: string, fields?: Fields): void;
  info(message: string, fields?: Fields): void;
  warn(message: string, fields?: Fields): void;
  error(message: string, fields?: Fields): void;
  /** A logger that adds these fields to every line. */
  child(fields: Fields): Logger;
}

const RANK: Record<LogLevel, number> = { debug: 0, info: 1, warn: 2, error: 3 };

export function createLogger(
  configuration: Configuration,
  write: (line: string) => void = line => process.stdout.write(line),
): Logger {
  function build(common: Fields): Logger {
    function log(level: LogLevel, message: string, fields: Fields = {}): void {
      if (RANK[level] >= RANK[configuration.logLevel]) {
        const time = new Date().toISOString();
        write(`${JSON.stringify({ time, level, message, ...common, ...fields })}\n`);
      }
    }
    return {
      debug: (message, fields) => log('debug', message, fields),
      info: (message, fields) => log('info', message, fields),
      warn: (message, fields) => log('warn', message, fields),
      error: (message, fields) => log('error', message, fields),
      child: fields => build({ ...common, ...fields }),
    };
  }
  return build({
    service: configuration.serviceName,
    environment: configuration.environmentName,
    version: configuration.version,
  });
}
