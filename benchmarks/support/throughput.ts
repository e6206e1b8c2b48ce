// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import http from 'node:http';

/** What a server did for some clients at once. @public */
export interface Throughput {
  requestsPerSecond: number;
  /** Of each request, in milliseconds, from its beginning to the last byte of its answer. */
  latencies: number[];
  /** Of one answer, as it came. */
  bytes: number;
}

/** Has some clients ask the same again and again, each as soon as it was answered. @public */
export async function measureThroughput(options: {
  url: string;
  headers: Record<string, string>;
  clients: number;
  milliseconds: number;
}): Promise<Throughput> {
  const { url, headers, clients, milliseconds } = options;
  const agent = new http.Agent({ keepAlive: true, maxSockets: clients });
  const latencies: number[] = [];
  let bytes = 0;
  const startedAt = performance.now();
  const ask = async () => {
    while (performance.now() - startedAt < milliseconds) {
      const askedAt = performance.now();
      bytes = await get(url, headers, agent);
      latencies.push(performance.now() - askedAt);
    }
  };
  await Promise.all(Array.from({ length: clients }, ask));
  const took = performance.now() - startedAt;
  agent.destroy();
  return {
    requestsPerSecond: (latencies.length / took) * 1000,
    latencies,
    bytes,
  };
}

/** Without decoding: what a server sends is measured, not how fast this process reads it. */
async function get(
  url: string,
  headers: Record<string, string>,
  agent: http.Agent,
): Promise<number> {
  return await new Promise((resolve, reject) => {
    http
      .get(url, { headers, agent }, response => {
        let bytes = 0;
        response.on('data', chunk => {
          bytes += chunk.length;
        });
        response.on('error', reject);
        response.on('end', () =>
          response.statusCode === 200
            ? resolve(bytes)
            : reject(new Error(`${url} answered ${response.statusCode}`)),
        );
      })
      .on('error', reject);
  });
}
