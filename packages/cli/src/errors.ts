// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/** @public */
export interface CommandErrorOptions {
  /** What to do next: one sentence, with the command where there is one. */
  remedy?: string;
  /** Further lines in the source's own words, for example the end of a log. */
  details?: readonly string[];
  cause?: unknown;
}

/**
 * A failure the person who typed the command can understand and act on. It is printed without a stack trace.
 *
 * @public
 */
export class CommandError extends Error {
  readonly remedy: string | undefined;
  readonly details: readonly string[];

  constructor(message: string, options: CommandErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.name = 'CommandError';
    this.remedy = options.remedy;
    this.details = options.details ?? [];
  }
}

/** The command line itself is wrong: an unknown command, option or value. @public */
export class UsageError extends CommandError {
  constructor(message: string) {
    super(message, { remedy: 'See ./cabildo --help' });
    this.name = 'UsageError';
  }
}

/** A port one of the parts needs belongs to somebody else. @public */
export class PortTakenError extends CommandError {
  constructor(options: {
    part: string;
    port: number;
    holder: string | undefined;
    suggestedBase: number;
  }) {
    const holder = options.holder ? ` by ${options.holder}` : '';
    super(
      `Port ${options.port}, which ${options.part} needs, is taken${holder}`,
      {
        remedy: `Free it, or choose other ports: ./cabildo up --port ${options.suggestedBase}`,
      },
    );
    this.name = 'PortTakenError';
  }
}

/** A part ended, or never became ready, while it was being started. @public */
export class PartFailedError extends CommandError {
  constructor(options: {
    part: string;
    reason: string;
    logFile: string;
    logLines: readonly string[];
  }) {
    super(`${options.part} ${options.reason}`, {
      details: options.logLines,
      remedy: `The whole log: ${options.logFile} (./cabildo logs ${options.part}). Then try again: ./cabildo up`,
    });
    this.name = 'PartFailedError';
  }
}

/**
 * Renders an error for the terminal: what failed, the source's own words, what to do next.
 * Programming errors and `CABILDO_DEBUG=1` show their stack trace.
 *
 * @public
 */
export function formatError(error: unknown, debug: boolean): string {
  if (!(error instanceof CommandError)) {
    const text = error instanceof Error ? error.message : String(error);
    const stack = debug && error instanceof Error ? `\n${error.stack}` : '';
    const hint = debug ? '' : ' (CABILDO_DEBUG=1 shows where)';
    return `cabildo: ${text}${hint}${stack}`;
  }
  const lines = [`cabildo: ${error.message}`];
  lines.push(...error.details.map(line => `  | ${line}`));
  if (error.remedy) {
    lines.push(`  ${error.remedy}`);
  }
  if (debug && error.stack) {
    lines.push(error.stack);
  }
  return lines.join('\n');
}
