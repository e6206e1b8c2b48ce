// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

interface LogEntry {
  level?: string;
  message?: string;
  plugin?: string;
  type?: string;
}

function parseEntry(line: string): LogEntry | undefined {
  try {
    return JSON.parse(line) as LogEntry;
  } catch {
    // Backstage logs JSON; what is printed before it can log is plain text.
    return undefined;
  }
}

/**
 * A plugin that failed to start. Backstage answers requests meanwhile and may take minutes to give up.
 *
 * @public
 */
export function findStartupFailure(
  lines: readonly string[],
): string | undefined {
  for (const line of lines) {
    const match = /Plugin '([^']+)' threw an error during startup/.exec(line);
    if (match) {
      return `could not start its plugin '${match[1]}'`;
    }
  }
  return undefined;
}

/**
 * The lines that explain a failure: warnings and errors, as text; when there are none, whatever was said last.
 * Requests, of which our own questions are most, are left out.
 *
 * @public
 */
export function readablePortalLog(lines: readonly string[]): string[] {
  const entries = lines.map(line => ({ line, entry: parseEntry(line) }));
  const errors = entries.filter(
    ({ entry }) => entry?.level === 'error' && entry.type !== 'incomingRequest',
  );
  const shown = errors.length
    ? errors
    : entries.filter(({ entry }) => entry?.type !== 'incomingRequest');
  return shown.map(({ line, entry }) =>
    entry?.message
      ? `${entry.level ?? ''} ${entry.plugin ?? ''} ${entry.message}`
          .replace(/\s+/g, ' ')
          .slice(0, 400)
      : line,
  );
}
