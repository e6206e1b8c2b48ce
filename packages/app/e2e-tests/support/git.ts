// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, type Page } from '@playwright/test';
import { GIT_URL } from './cabildo';

const run = promisify(execFile);

/** A clone on the machine of a developer, who works in it with git alone. */
export class WorkingCopy {
  readonly #directory: string;

  private constructor(directory: string) {
    this.#directory = directory;
  }

  /** Clones `owner/name` with a person's token, which git asks for as the password. */
  static async clone(
    repository: string,
    user: string,
    token: string,
  ): Promise<WorkingCopy> {
    const directory = await mkdtemp(join(tmpdir(), 'cabildo-clone-'));
    const url = new URL(`${GIT_URL}/${repository}.git`);
    url.username = user;
    url.password = token;
    const copy = new WorkingCopy(directory);
    await copy.#git('clone', '--quiet', url.href, '.');
    await copy.#git('config', 'user.name', user);
    await copy.#git('config', 'user.email', `${user}@gob.example`);
    return copy;
  }

  /** Replaces words of a file, which must be there once. */
  async replace(file: string, words: string, others: string): Promise<void> {
    const path = join(this.#directory, file);
    const text = await readFile(path, 'utf8');
    expect(text.split(words), `${words} in ${file}`).toHaveLength(2);
    await writeFile(
      path,
      text.replace(words, () => others),
    );
  }

  /** Commits everything and pushes. */
  async push(message: string): Promise<void> {
    await this.#git('commit', '--quiet', '--all', '--message', message);
    await this.#git('push', '--quiet', 'origin', 'HEAD');
  }

  /** The newest commit. */
  async head(): Promise<string> {
    return (await this.#git('rev-parse', 'HEAD')).trim();
  }

  /** Takes the newest commit back and pushes that. */
  async revert(): Promise<void> {
    await this.#git('revert', '--no-edit', 'HEAD');
    await this.#git('push', '--quiet', 'origin', 'HEAD');
  }

  /** Takes it off the machine: it holds the token. */
  async remove(): Promise<void> {
    await rm(this.#directory, { recursive: true, force: true });
  }

  async #git(...words: string[]): Promise<string> {
    const { stdout } = await run('git', words, {
      cwd: this.#directory,
      env: {
        ...process.env,
        // What the person who runs the tests has configured, and their stored passwords, stay out.
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_TERMINAL_PROMPT: '0',
      },
    });
    return stdout;
  }
}

/** Signs in at the Git host as the person who is signed in at the portal, and makes a token there. */
export async function createToken(
  page: Page,
  person: string,
  name: string,
): Promise<string> {
  await page.goto(`${GIT_URL}/user/tokens`);
  const signIn = page.getByRole('button', { name: new RegExp(person) });
  const nameOfToken = page.getByLabel('Name of the new token');
  await expect(signIn.or(nameOfToken).first()).toBeVisible();
  if (await signIn.isVisible()) {
    await signIn.click();
  }
  await nameOfToken.fill(name);
  await page.getByRole('button', { name: 'Create token' }).click();
  const secret = page.getByRole('status').locator('pre, code');
  return (await secret.innerText()).trim();
}
