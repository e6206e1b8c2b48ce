// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Content by path inside the repository. */
export type Files = Readonly<Record<string, string>>;

export interface PushOptions {
  readonly owner: string;
  readonly name: string;
  readonly description: string;
  readonly files: Files;
  readonly message: string;
}

/** The Git host, through the part of Gitea's interface that the portal uses too, and Git itself. */
export class GitHost {
  readonly #url: string;
  readonly #token: string;

  constructor(url: string, token: string) {
    this.#url = url;
    this.#token = token;
  }

  async ensureOrganisation(name: string, fullName: string): Promise<void> {
    if (!(await this.#exists(`/orgs/${name}`))) {
      await this.#post('/orgs', { username: name, full_name: fullName });
    }
  }

  /** Makes the repository where it is missing, and brings `main` to hold exactly these files. */
  async push(
    options: PushOptions,
  ): Promise<{ changed: boolean; commit: string }> {
    const { owner, name, description, files, message } = options;
    if (!(await this.#exists(`/repos/${owner}/${name}`))) {
      await this.#post(`/orgs/${owner}/repos`, {
        name,
        description,
        private: false,
        default_branch: 'main',
      });
    }
    const directory = await mkdtemp(join(tmpdir(), 'cabildo-world-'));
    try {
      const git = (...command: string[]) =>
        run('git', command, { cwd: directory, env: this.#environment() });
      await git(
        'clone',
        '--quiet',
        '--depth=1',
        `${this.#url}/${owner}/${name}.git`,
        '.',
      );
      await git('checkout', '--quiet', '-B', 'main');
      await git('rm', '--quiet', '-r', '--ignore-unmatch', '.');
      for (const [path, content] of Object.entries(files)) {
        await mkdir(dirname(join(directory, path)), { recursive: true });
        await writeFile(join(directory, path), content);
      }
      await git('add', '--all');
      const { stdout: changes } = await git('status', '--porcelain');
      if (changes !== '') {
        await git('commit', '--quiet', '--message', message);
        await git('push', '--quiet', 'origin', 'main');
      }
      const { stdout: commit } = await git('rev-parse', 'HEAD');
      return { changed: changes !== '', commit: commit.trim() };
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  }

  /** The token travels in the environment: arguments can be read by every process of the machine. */
  #environment(): NodeJS.ProcessEnv {
    const author = {
      NAME: 'Cabildo',
      EMAIL: 'cabildo-bot@platform.gob.example',
    };
    return {
      PATH: process.env.PATH,
      HOME: tmpdir(),
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_TERMINAL_PROMPT: '0',
      GIT_AUTHOR_NAME: author.NAME,
      GIT_AUTHOR_EMAIL: author.EMAIL,
      GIT_COMMITTER_NAME: author.NAME,
      GIT_COMMITTER_EMAIL: author.EMAIL,
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: `http.${this.#url}/.extraHeader`,
      GIT_CONFIG_VALUE_0: `Authorization: token ${this.#token}`,
      no_proxy: '*',
    };
  }

  async #exists(path: string): Promise<boolean> {
    const response = await this.#request(path, { method: 'GET' });
    await response.text();
    if (!response.ok && response.status !== 404) {
      throw new Error(
        `The Git host answered ${response.status} to GET ${path}`,
      );
    }
    return response.ok;
  }

  async #post(path: string, body: object): Promise<void> {
    const response = await this.#request(path, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    const text = await response.text();
    // Somebody else may have made it in the meantime.
    if (!response.ok && response.status !== 409) {
      throw new Error(
        `The Git host answered ${response.status} to POST ${path}: ${text.slice(
          0,
          300,
        )}`,
      );
    }
  }

  async #request(path: string, options: RequestInit): Promise<Response> {
    return await fetch(`${this.#url}/api/v1${path}`, {
      ...options,
      headers: {
        authorization: `token ${this.#token}`,
        'content-type': 'application/json',
      },
      signal: AbortSignal.timeout(30_000),
    });
  }
}
