// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createServer } from 'node:http';
import { request as sendSecurely } from 'node:https';
import type { AddressInfo } from 'node:net';

/** What stands between a client and a server, and counts. @public */
export interface CountingProxy {
  url: string;
  /** Requests so far; one that is answered for minutes is one. */
  count(): number;
}

/**
 * Passes requests on to an HTTPS server while work runs, and counts them.
 *
 * @param ca - PEM of the authority that signed the server's certificate
 * @public
 */
export async function withCountingProxy<T>(
  options: { server: string; ca: string },
  work: (proxy: CountingProxy) => Promise<T>,
): Promise<T> {
  let requests = 0;
  const proxy = createServer((incoming, outgoing) => {
    requests += 1;
    const { method, headers, url = '' } = incoming;
    const { host: _own, ...passedOn } = headers;
    const upstream = sendSecurely(
      `${options.server}${url}`,
      { method, headers: passedOn, ca: options.ca },
      response => {
        outgoing.writeHead(response.statusCode ?? 502, response.headers);
        // What is watched for minutes begins with its headers.
        outgoing.flushHeaders();
        response.pipe(outgoing);
        response.on('error', () => outgoing.destroy());
      },
    );
    upstream.on('error', () => outgoing.destroy());
    outgoing.on('close', () => upstream.destroy());
    incoming.pipe(upstream);
  });
  await new Promise<void>(resolve => {
    proxy.listen(0, '127.0.0.1', resolve);
  });
  const { port } = proxy.address() as AddressInfo;
  try {
    return await work({
      url: `http://127.0.0.1:${port}`,
      count: () => requests,
    });
  } finally {
    proxy.closeAllConnections();
    proxy.close();
  }
}
