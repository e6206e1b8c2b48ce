// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { UsageError } from './errors.ts';
import { isMissingFileError } from './files.ts';

/** @public */
export interface Settings {
  /** First of the eight ports in a row. */
  port: number;
  /** Number of services the world puts up; undefined leaves the choice to the world. */
  services?: number;
  /** Seed of the world; undefined leaves the choice to the world. */
  seed?: string;
  /** Whether a Kubernetes cluster runs as well. */
  kubernetes?: boolean;
}

/** @public */
export const DEFAULT_SETTINGS: Settings = { port: 7007 };

/** How many ports, counted from the base port, belong to one Cabildo. @public */
export const PORT_COUNT = 8;

/** @public */
export interface Ports {
  portal: number;
  postgres: number;
  aws: number;
  git: number;
  identity: number;
  edge: number;
  /** The front end while it is developed; otherwise the portal serves it. */
  app: number;
  /** The API server of the Kubernetes cluster, where it was asked for. */
  kubernetes: number;
}

/** @public */
export function portsFrom(base: number): Ports {
  return {
    portal: base,
    postgres: base + 1,
    aws: base + 2,
    git: base + 3,
    identity: base + 4,
    edge: base + 5,
    app: base + 6,
    kubernetes: base + 7,
  };
}

/** The settings of the last `up`, or undefined before the first one. @public */
export function readSettings(file: string): Settings | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (isMissingFileError(error)) {
      return undefined;
    }
    throw error;
  }
}

/** @public */
export function writeSettings(file: string, settings: Settings): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(settings, undefined, 2)}\n`);
}

/**
 * Merges what the command line asks for over what was kept from the last `up`, so that a second
 * `up` without options finds the same world.
 *
 * @public
 */
export function mergeSettings(
  kept: Settings | undefined,
  asked: {
    port?: string;
    services?: string;
    seed?: string;
    kubernetes?: boolean;
  },
): Settings {
  const settings: Settings = { ...DEFAULT_SETTINGS, ...kept };
  if (asked.port !== undefined) {
    settings.port = parsePort(asked.port);
  }
  if (asked.services !== undefined) {
    settings.services = parseWholeNumber('--services', asked.services, 0, 5000);
  }
  if (asked.seed !== undefined) {
    if (!/^[A-Za-z0-9._-]{1,64}$/.test(asked.seed)) {
      throw new UsageError(
        `--seed must be 1 to 64 letters, digits, dots, dashes or underscores, not '${asked.seed}'`,
      );
    }
    settings.seed = asked.seed;
  }
  if (asked.kubernetes !== undefined) {
    settings.kubernetes = asked.kubernetes;
  }
  return settings;
}

/** @public */
export function parsePort(value: string): number {
  return parseWholeNumber('--port', value, 1024, 65_535 - PORT_COUNT + 1);
}

/** @public */
export function parseWholeNumber(
  option: string,
  value: string,
  minimum: number,
  maximum: number,
): number {
  const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
  if (!(number >= minimum && number <= maximum)) {
    throw new UsageError(
      `${option} must be a whole number from ${minimum} to ${maximum}, not '${value}'`,
    );
  }
  return number;
}
