// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  createIdentityServer,
  readClients,
  readPeople,
} from '@cabildo/sandbox-identity';
import { readBody } from '@cabildo/sandbox-web';
import {
  findFreePort,
  listen,
  TestBrowser,
  type ListeningServer,
} from '@cabildo/sandbox-web/testing';
import { createGitServer } from '../createGitServer.ts';
import type { Host } from '../Host.ts';
import { openHost } from '../openHost.ts';
import type { PushEvent } from '../push/PushNotifier.ts';

const PEOPLE = fileURLToPath(
  new URL('../../../world/people.yaml', import.meta.url),
);

/** The platform's token in tests. @public */
export const BOT_TOKEN = 'b'.repeat(40);

/** Takes pushes, or refuses or leaves unanswered as many as it is told to. */
class PushReceiver {
  readonly events: PushEvent[] = [];
  readonly server: Server;
  /** How many of the next requests are refused. */
  refusals = 0;
  /** How many of the next requests get no answer. */
  silences = 0;
  #waiting: (() => void)[] = [];

  constructor() {
    this.server = createServer(async (request, response) => {
      const body = await readBody(request, 10_000);
      if (this.silences > 0) {
        this.silences -= 1;
      } else if (this.refusals > 0) {
        this.refusals -= 1;
        response.statusCode = 500;
        response.end('out of order');
      } else {
        response.end();
        this.events.push(JSON.parse(body.toString('utf8')));
      }
      this.#waiting.splice(0).forEach(wake => wake());
    });
  }

  /** Resolves when the next request has come, and was answered where it is. */
  next(): Promise<void> {
    return new Promise(resolve => this.#waiting.push(resolve));
  }

  /** Resolves with an event that fits, now or later. */
  async find(fits: (event: PushEvent) => boolean): Promise<PushEvent> {
    for (;;) {
      const event = this.events.find(fits);
      if (event) {
        return event;
      }
      await this.next();
    }
  }
}

/** A Git host with an identity provider and a receiver of pushes. @public */
export class TestHost {
  readonly receiver = new PushReceiver();
  readonly logged: string[] = [];
  #directory = '';
  #ports = { git: 0, identity: 0 };
  #servers: ListeningServer[] = [];
  #git: ListeningServer | undefined;
  #host: Host | undefined;
  #hookUrl = '';

  static async start(): Promise<TestHost> {
    const sandbox = new TestHost();
    sandbox.#directory = await mkdtemp(join(tmpdir(), 'cabildo-git-'));
    sandbox.#ports = {
      git: await findFreePort(),
      identity: await findFreePort(),
    };
    const identity = await createIdentityServer({
      issuer: sandbox.#issuer,
      clients: readClients(
        JSON.stringify([
          {
            client_id: 'git',
            client_secret: 'secret',
            redirect_uris: [`${sandbox.url}/user/callback`],
          },
        ]),
      ),
      people: await readPeople(PEOPLE),
      stateDirectory: join(sandbox.#directory, 'identity'),
      log: message => sandbox.logged.push(message),
    });
    const receiver = await listen(sandbox.receiver.server);
    sandbox.#hookUrl = receiver.url;
    sandbox.#servers = [
      await listen(identity, sandbox.#ports.identity),
      receiver,
    ];
    await sandbox.#startGit();
    return sandbox;
  }

  get url(): string {
    return `http://localhost:${this.#ports.git}`;
  }

  get #issuer(): string {
    return `http://localhost:${this.#ports.identity}`;
  }

  get host(): Host {
    if (!this.#host) {
      throw new Error('The Git host is not running');
    }
    return this.#host;
  }

  get stateDirectory(): string {
    return join(this.#directory, 'git');
  }

  /** A directory for clones. */
  workDirectory(): Promise<string> {
    return mkdtemp(join(this.#directory, 'work-'));
  }

  async restartGit(): Promise<void> {
    await this.#git?.close();
    await this.#host?.pushes.close();
    await this.#startGit();
  }

  async close(): Promise<void> {
    await this.#git?.close();
    await this.#host?.pushes.close();
    await Promise.all(this.#servers.map(server => server.close()));
    await rm(this.#directory, { recursive: true, force: true });
  }

  /** A browser in which somebody has signed in. */
  async signIn(
    person: string,
    headers: Record<string, string> = {},
  ): Promise<TestBrowser> {
    const browser = new TestBrowser(headers);
    const asked = await browser.open(`${this.url}/user/login`);
    await browser.submit(asked.url, { person });
    return browser;
  }

  /** Signs somebody in and makes them a token, both as people do. */
  async tokenOf(person: string): Promise<string> {
    const browser = await this.signIn(person);
    const page = await browser.open(`${this.url}/user/tokens`);
    const made = await browser.submit(`${this.url}/user/tokens`, {
      form: formTokenOf(page.text),
      name: `test ${process.hrtime.bigint()}`,
    });
    const secret = /cab_[0-9a-f]{40}/.exec(made.text)?.[0];
    if (!secret) {
      throw new Error(`No token on the page: ${made.text}`);
    }
    return secret;
  }

  /** Calls the API. */
  async api(
    method: string,
    path: string,
    options: { token?: string; body?: unknown } = {},
  ): Promise<{ status: number; headers: Headers; body: any }> {
    const { token = BOT_TOKEN, body } = options;
    const response = await fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: { Authorization: `token ${token}` },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text === '' ? undefined : JSON.parse(text),
    };
  }

  async #startGit(): Promise<void> {
    this.#host = await openHost({
      url: this.url,
      issuer: this.#issuer,
      clientId: 'git',
      clientSecret: 'secret',
      botToken: BOT_TOKEN,
      stateDirectory: this.stateDirectory,
      pushHookUrl: this.#hookUrl,
      pushHookDelays: [1, 1],
      log: message => this.logged.push(message),
    });
    this.#git = await listen(createGitServer(this.#host), this.#ports.git);
  }
}

/** The secret of the forms on a page. @public */
export function formTokenOf(page: string): string {
  return /name="form"\s+value="([^"]+)"/.exec(page)?.[1] ?? '';
}
