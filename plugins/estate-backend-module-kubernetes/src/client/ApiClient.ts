// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import { ForwardedError } from '@backstage/errors';
import { toApiError } from './KubernetesApiError';
import { readLines } from './readLines';

/** How to reach an API server. */
export interface ApiClientOptions {
  /** Id of the cluster, for messages. */
  id: string;
  url: string;
  token: string;
  ca?: string;
  skipTLSVerify: boolean;
  /** Told of every request that is sent, answered or not. */
  onCall: (operation: string) => void;
}

interface RequestOptions {
  /** What it is counted as, such as `list pods`. */
  operation: string;
  signal: AbortSignal;
}

const PATIENCE = {
  // An answer begins at once or something hangs.
  answerMs: 20_000,
  // A page of large objects over a slow line; one that drips is given up.
  wholeAnswerMs: 60_000,
};

/** Reads of an API server, with its words where it refuses. */
export class ApiClient {
  readonly #options: ApiClientOptions;
  readonly #patience: typeof PATIENCE;
  readonly #agent: http.Agent;

  constructor(options: ApiClientOptions, patience = PATIENCE) {
    this.#options = options;
    this.#patience = patience;
    const { ca, skipTLSVerify } = options;
    this.#agent = options.url.startsWith('https:')
      ? new https.Agent({
          keepAlive: true,
          ca,
          rejectUnauthorized: !skipTLSVerify,
        })
      : new http.Agent({ keepAlive: true });
  }

  /**
   * One answer.
   *
   * @param options - `operation` is what the request is counted as
   * @throws KubernetesApiError when it is refused
   */
  async get(path: string, options: RequestOptions): Promise<any> {
    const { operation, signal } = options;
    const either = AbortSignal.any([
      signal,
      AbortSignal.timeout(this.#patience.wholeAnswerMs),
    ]);
    const response = await this.#request(
      path,
      { operation, signal: either },
      this.#patience.answerMs,
    );
    return JSON.parse(await textOf(response));
  }

  /**
   * The lines of an answer that stays open, as they come.
   *
   * @param options - after `silenceMs` without a byte the connection is
   * given up; `onOpen` is called when the server has agreed to answer
   * @throws KubernetesApiError when it is refused
   */
  async *lines(
    path: string,
    options: RequestOptions & { silenceMs: number; onOpen: () => void },
  ): AsyncGenerator<string> {
    const { silenceMs, onOpen } = options;
    const response = await this.#request(path, options, silenceMs);
    onOpen();
    try {
      yield* readLines(response);
    } finally {
      response.destroy();
    }
  }

  /** Closes what is open. */
  close(): void {
    this.#agent.destroy();
  }

  async #request(
    path: string,
    { operation, signal }: RequestOptions,
    silenceMs: number,
  ): Promise<http.IncomingMessage> {
    const { id, url, token, onCall } = this.#options;
    const { request } = url.startsWith('https:') ? https : http;
    let response: http.IncomingMessage;
    onCall(operation);
    const sent = request(`${url}${path}`, {
      agent: this.#agent,
      signal,
      timeout: this.#patience.answerMs,
      headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
    });
    sent.on('timeout', () => sent.destroy(new Error('it gave no answer')));
    sent.end();
    try {
      [response] = (await once(sent, 'response')) as [http.IncomingMessage];
    } catch (error) {
      signal.throwIfAborted();
      throw new ForwardedError(
        `Cluster '${id}' at ${url} cannot be reached`,
        firstOf(error),
      );
    } finally {
      // What fails later fails the response, which is being read.
      sent.on('error', () => {});
    }
    sent.removeAllListeners('timeout');
    response.setTimeout(silenceMs, () =>
      response.destroy(
        new Error(`Cluster '${id}' at ${url} has gone silent on a connection`),
      ),
    );
    if (response.statusCode !== 200) {
      throw toApiError(
        response.statusCode ?? 0,
        await textOf(response),
        response.headers['retry-after'],
      );
    }
    return response;
  }
}

// Node tries every address of a name and puts the failures together without words.
function firstOf(error: unknown): unknown {
  return error instanceof AggregateError ? error.errors[0] : error;
}

async function textOf(response: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
