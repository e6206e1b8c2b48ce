// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a refused request is answered with. */
export interface Refusal {
  code: number;
  reason: string;
  message: string;
  retryAfter?: string;
}

interface Change {
  version: number;
  path: string;
  type: string;
  object: any;
}

/**
 * An API server over real HTTP that lists in pages and watches: what it holds
 * is what was put into it.
 */
export class FakeCluster {
  /** Requests by path, with `?watch` after it where it was one. */
  readonly calls: string[] = [];
  /** Decides what is refused. */
  refuse: (path: string, isWatch: boolean) => Refusal | undefined = () =>
    undefined;
  /** Gives no answer to anything. */
  isHanging = false;
  /** Lists each object twice. */
  isRepeating = false;
  /** Most objects in a page, whatever is asked for. */
  pageSize = 500;
  readonly #objects = new Map<string, Map<string, any>>();
  readonly #changes: Change[] = [];
  readonly #streams = new Set<{
    path: string;
    response: http.ServerResponse;
  }>();
  #version = 100;
  #oldest = 0;
  #connects = new Map<string, (() => void)[]>();
  readonly #server = http.createServer((request, response) =>
    this.#answer(request, response),
  );

  /** Listens on a free port, or on the one it had before. */
  async start(port = 0): Promise<void> {
    this.#server.listen(port, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async stop(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  /** Puts an object in place of what had its name. */
  put(path: string, object: any): void {
    const { namespace, name } = object.metadata;
    const objects = this.#objectsOf(path);
    const key = `${namespace}/${name}`;
    const type = objects.has(key) ? 'MODIFIED' : 'ADDED';
    const stored = this.#stamp(object);
    objects.set(key, stored);
    this.#tell({ version: this.#version, path, type, object: stored });
  }

  remove(path: string, namespace: string, name: string): void {
    const objects = this.#objectsOf(path);
    const stored = this.#stamp(objects.get(`${namespace}/${name}`));
    objects.delete(`${namespace}/${name}`);
    this.#tell({
      version: this.#version,
      path,
      type: 'DELETED',
      object: stored,
    });
  }

  /** Changes something that no watch is told of any more. */
  forget(): void {
    this.#version += 1;
    this.#oldest = this.#version;
  }

  /** Sends bytes to all who watch a path. */
  write(path: string, bytes: string | Uint8Array): void {
    for (const stream of this.#streams) {
      if (stream.path === path) {
        stream.response.write(bytes);
      }
    }
  }

  /** Ends the watches of a path, or all, well or by cutting the connection. */
  end(options: { cut?: boolean; path?: string } = {}): void {
    for (const stream of [...this.#streams]) {
      const { response, path } = stream;
      if (options.path && options.path !== path) {
        continue;
      }
      this.#streams.delete(stream);
      if (options.cut) {
        response.destroy();
      } else {
        response.end();
      }
    }
  }

  /** Resolves when somebody begins to watch a path the next time. */
  async nextWatch(path: string): Promise<void> {
    await new Promise<void>(resolve => {
      this.#connects.set(path, [...(this.#connects.get(path) ?? []), resolve]);
    });
  }

  /** Resolves when who watches a path now leaves. */
  async left(path: string): Promise<void> {
    const stream = [...this.#streams].find(each => each.path === path);
    await once(stream!.response, 'close');
  }

  get version(): string {
    return String(this.#version);
  }

  #objectsOf(path: string): Map<string, any> {
    const objects = this.#objects.get(path) ?? new Map();
    this.#objects.set(path, objects);
    return objects;
  }

  #stamp(object: any): any {
    this.#version += 1;
    return {
      ...object,
      metadata: { ...object.metadata, resourceVersion: this.version },
    };
  }

  #tell(change: Change): void {
    this.#changes.push(change);
    this.write(change.path, lineOf(change));
  }

  #answer(request: http.IncomingMessage, response: http.ServerResponse): void {
    const { pathname: path, searchParams } = new URL(request.url!, this.url);
    const isWatch = searchParams.get('watch') === 'true';
    this.calls.push(isWatch ? `${path}?watch` : path);
    if (this.isHanging) {
      return;
    }
    const refusal =
      request.headers.authorization === 'Bearer let-me-in'
        ? this.refuse(path, isWatch)
        : { code: 401, reason: 'Unauthorized', message: 'Unauthorized' };
    if (refusal) {
      sendRefusal(response, refusal);
    } else if (isWatch) {
      this.#watch(path, Number(searchParams.get('resourceVersion')), response);
    } else {
      this.#list(path, searchParams, response);
    }
  }

  #list(
    path: string,
    query: URLSearchParams,
    response: http.ServerResponse,
  ): void {
    const all = [...this.#objectsOf(path).values()].flatMap(object =>
      this.isRepeating ? [object, object] : [object],
    );
    const from = Number(query.get('continue') ?? 0);
    const to = from + Math.min(this.pageSize, Number(query.get('limit')));
    sendJson(response, 200, {
      metadata: {
        resourceVersion: this.version,
        continue: to < all.length ? String(to) : '',
      },
      items: all.slice(from, to),
    });
  }

  #watch(path: string, since: number, response: http.ServerResponse): void {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.flushHeaders();
    if (since < this.#oldest) {
      response.end(
        lineOf({
          type: 'ERROR',
          object: {
            code: 410,
            reason: 'Expired',
            message: `too old resource version: ${since}`,
          },
        }),
      );
      return;
    }
    for (const change of this.#changes) {
      if (change.path === path && change.version > since) {
        response.write(lineOf(change));
      }
    }
    const stream = { path, response };
    this.#streams.add(stream);
    response.on('close', () => this.#streams.delete(stream));
    const waiting = this.#connects.get(path) ?? [];
    this.#connects.delete(path);
    waiting.forEach(resolve => resolve());
  }
}

/** An event as a watch is told of it. */
export function lineOf({ type, object }: { type: string; object: any }) {
  return `${JSON.stringify({ type, object })}\n`;
}

function sendRefusal(response: http.ServerResponse, refusal: Refusal): void {
  const { code, reason, message, retryAfter } = refusal;
  if (retryAfter) {
    response.setHeader('retry-after', retryAfter);
  }
  sendJson(response, code, {
    kind: 'Status',
    status: 'Failure',
    code,
    reason,
    message,
  });
}

function sendJson(
  response: http.ServerResponse,
  status: number,
  body: unknown,
): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
