// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApiClient } from './ApiClient';

const signal = new AbortController().signal;
const operation = 'list pods';

let answer: http.RequestListener;
let server: http.Server;
let client: ApiClient;
const called: string[] = [];

beforeEach(async () => {
  called.length = 0;
  server = http.createServer((...args) => answer(...args));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  client = new ApiClient(
    {
      id: 'national',
      url: `http://127.0.0.1:${port}`,
      token: 'let-me-in',
      skipTLSVerify: false,
      onCall: name => called.push(name),
    },
    { answerMs: 100, wholeAnswerMs: 300 },
  );
});

afterEach(() => {
  client.close();
  server.closeAllConnections();
  server.close();
});

describe('ApiClient', () => {
  it('should give up what gives no answer', async () => {
    answer = () => {};
    await expect(client.get('/', { operation, signal })).rejects.toThrow(
      "Cluster 'national' at http://127.0.0.1",
    );
    expect(called).toEqual([operation]);
  });

  it('should give up an answer that stops in the middle', async () => {
    answer = (_, response) => response.write('{');
    await expect(client.get('/', { operation, signal })).rejects.toThrow(
      'has gone silent',
    );
  });

  it('should give up an answer that drips', async () => {
    answer = (_, response) => {
      const drip = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(drip));
    };
    await expect(client.get('/', { operation, signal })).rejects.toThrow(
      /timeout|aborted/i,
    );
  });

  it('should give up a watch that goes silent, and keep one that speaks', async () => {
    answer = (_, response) => {
      const lines = ['one', 'two', 'three'];
      const speaking = setInterval(() => {
        const line = lines.shift();
        if (line) {
          response.write(`${line}\n`);
        } else {
          clearInterval(speaking);
        }
      }, 60);
    };
    const heard: string[] = [];
    const watching = async () => {
      for await (const line of client.lines('/', {
        operation: 'watch pods',
        signal,
        silenceMs: 150,
        onOpen: () => {},
      })) {
        heard.push(line);
      }
    };
    await expect(watching()).rejects.toThrow('has gone silent');
    expect(heard).toEqual(['one', 'two', 'three']);
  });
});
