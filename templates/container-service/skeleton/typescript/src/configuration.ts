// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { existsSync, readFileSync } from 'node:fs';

/** What the service is told from outside, checked once at start. */
export interface Configuration {
  readonly serviceName: string;
  readonly title: string;
  readonly description: string;
  /** Where the load balancer asks whether the process lives. */
  readonly healthPath: string;
  readonly environmentName: string;
  /** The commit the image was built from. */
  readonly version: string;
  /** Loopback only outside a container: nothing on a laptop's network should reach it. */
  readonly host: string;
  readonly port: number;
  readonly logLevel: LogLevel;
  /** Seconds between "not ready" and the first refused connection. */
  readonly drainSeconds: number;
  /** Seconds that running requests then have to finish; ECS kills after 30 in all. */
  readonly shutdownSeconds: number;
  /** Seconds a client has to send its request. */
  readonly requestSeconds: number;
  readonly maxBodyBytes: number;
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

type Environment = Readonly<Record<string, string | undefined>>;

const LOG_LEVELS: readonly LogLevel[] = ['debug', 'info', 'warn', 'error'];

/** Raised with every problem at once, so that one start is enough to mend them all. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

/**
 * Reads and checks the configuration.
 *
 * @throws {@link ConfigurationError} naming each variable and what it may be
 */
export function readConfiguration(environment: Environment): Configuration {
  const problems: string[] = [];

  function wholeNumber(name: string, fallback: number, min: number, max: number): number {
    const text = environment[name];
    if (text === undefined || text === '') {
      return fallback;
    }
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < min || value > max) {
      problems.push(`${name} must be a whole number from ${min} to ${max}, not '${text}'`);
      return fallback;
    }
    return value;
  }

  const logLevel = (environment.LOG_LEVEL || 'info') as LogLevel;
  if (!LOG_LEVELS.includes(logLevel)) {
    problems.push(`LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}, not '${logLevel}'`);
  }

  const service = readService();
  const environmentName = environment.ENVIRONMENT_NAME || 'local';
  const isLocal = environmentName === 'local';
  const configuration: Configuration = {
    ...service,
    environmentName,
    version: readVersion(),
    host: environment.HOST || (isLocal ? '127.0.0.1' : '0.0.0.0'),
    port: wholeNumber('PORT', 8080, 0, 65535),
    logLevel,
    drainSeconds: wholeNumber('DRAIN_SECONDS', isLocal ? 0 : 3, 0, 60),
    shutdownSeconds: wholeNumber('SHUTDOWN_SECONDS', 20, 1, 110),
    requestSeconds: wholeNumber('REQUEST_SECONDS', 15, 1, 300),
    maxBodyBytes: wholeNumber('MAX_BODY_BYTES', 65536, 1, 10485760),
  };
  if (problems.length > 0) {
    throw new ConfigurationError(problems.join('; '));
  }
  return configuration;
}

function readService() {
  const path = new URL('../service.json', import.meta.url);
  const { name, title, description, healthPath } = JSON.parse(readFileSync(path, 'utf8'));
  return { serviceName: name, title, description, healthPath };
}

/** The build writes the commit into the file `VERSION`; a working copy has none. */
function readVersion(): string {
  const path = new URL('../VERSION', import.meta.url);
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : 'development';
}
