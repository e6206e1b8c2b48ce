// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { readFileSync } from 'node:fs';
import https from 'node:https';

/** What the API server refused, in its own words. */
export class KubernetesApiRefusal extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'KubernetesApiRefusal';
    this.status = status;
  }
}

/** Calls to an API server in somebody's name. */
export class KubernetesApi {
  readonly #url: string;
  readonly #token: string;
  readonly #certificateFile: string;

  /**
   * @param options - `certificateFile` is the server's own, which it may still
   * have to write
   */
  constructor(options: {
    url: string;
    token: string;
    certificateFile: string;
  }) {
    this.#url = options.url;
    this.#token = options.token;
    this.#certificateFile = options.certificateFile;
  }

  /**
   * @throws KubernetesApiRefusal when the answer is no
   */
  async call(method: string, path: string, body?: object): Promise<any> {
    const { status, text } = await this.#send(method, path, body);
    const answer = text.startsWith('{') ? JSON.parse(text) : text;
    if (status >= 300) {
      throw new KubernetesApiRefusal(
        status,
        `${method} ${path}: ${answer.message ?? text}`,
      );
    }
    return answer;
  }

  /** Makes an object that is not there yet; what is there is left as it is. */
  async create(path: string, object: object): Promise<void> {
    try {
      await this.call('POST', path, object);
    } catch (error) {
      if (!(error instanceof KubernetesApiRefusal && error.status === 409)) {
        throw error;
      }
    }
  }

  async #send(
    method: string,
    path: string,
    body?: object,
  ): Promise<{ status: number; text: string }> {
    const ca = readFileSync(this.#certificateFile);
    return await new Promise((resolve, reject) => {
      const type = method === 'PATCH' ? 'merge-patch+json' : 'json';
      const request = https.request(
        `${this.#url}${path}`,
        {
          method,
          ca,
          headers: {
            authorization: `Bearer ${this.#token}`,
            'content-type': `application/${type}`,
          },
        },
        response => {
          const chunks: Buffer[] = [];
          response.on('data', chunk => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              text: Buffer.concat(chunks).toString('utf8'),
            }),
          );
        },
      );
      request.on('error', reject);
      request.end(body && JSON.stringify(body));
    });
  }
}
