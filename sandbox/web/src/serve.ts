// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { once } from 'node:events';
import type { Server } from 'node:http';

/**
 * Listens on loopback, says so on stdout, and stops when asked to.
 *
 * @remarks
 * Whoever starts a part waits for its `ready` line. On SIGTERM or SIGINT no new
 * request is taken, those under way get a few seconds, then `close` runs.
 *
 * @public
 */
export async function serve(
  server: Server,
  port: number,
  close: () => Promise<void> = async () => undefined,
): Promise<void> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const stop = async () => {
    const cut = setTimeout(() => server.closeAllConnections(), 3000);
    server.close();
    server.closeIdleConnections();
    await once(server, 'close');
    clearTimeout(cut);
    await close();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      stop().catch(error => {
        process.stderr.write(`${error}\n`);
        process.exit(1);
      });
    });
  }
  process.stdout.write(`ready http://localhost:${port}\n`);
}

/**
 * Runs a part's main function. What stops it from starting is said in one line;
 * the stack helps whoever reads the log.
 *
 * @public
 */
export function runPart(main: () => Promise<void>): void {
  main().catch(error => {
    const text = error instanceof Error ? error.stack : String(error);
    process.stderr.write(`cannot start: ${text}\n`);
    process.exitCode = 1;
  });
}
