// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What git ended with. @public */
export interface GitResult {
  ok: boolean;
  stdout: string;
  stderr: string;
}

/** Runs the git of this machine, without anybody's settings. @public */
export async function git(
  directory: string,
  ...args: string[]
): Promise<GitResult> {
  try {
    const output = await run('git', args, {
      cwd: directory,
      env: {
        PATH: process.env.PATH,
        HOME: directory,
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_TERMINAL_PROMPT: '0',
        GIT_AUTHOR_NAME: 'Ana',
        GIT_AUTHOR_EMAIL: 'ana@example.test',
        GIT_COMMITTER_NAME: 'Ana',
        GIT_COMMITTER_EMAIL: 'ana@example.test',
        GIT_CONFIG_COUNT: '1',
        GIT_CONFIG_KEY_0: 'http.postBuffer',
        // Small, so that larger pushes arrive in chunks of unknown number.
        GIT_CONFIG_VALUE_0: '65536',
      },
    });
    return { ok: true, ...output };
  } catch (error) {
    const { stdout = '', stderr = String(error) } = error as GitResult;
    return { ok: false, stdout, stderr };
  }
}

/** A repository on somebody's machine. @public */
export class WorkingCopy {
  readonly directory: string;

  private constructor(directory: string) {
    this.directory = directory;
  }

  static async create(directory: string): Promise<WorkingCopy> {
    await git(directory, 'init', '--quiet', '--initial-branch=main');
    return new WorkingCopy(directory);
  }

  /** Commits files by path and returns the commit. */
  async commit(
    files: Record<string, string | Uint8Array>,
    message = 'Change files',
  ): Promise<string> {
    for (const [path, content] of Object.entries(files)) {
      const target = join(this.directory, path);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, content);
    }
    await git(this.directory, 'add', '--all');
    await git(this.directory, 'commit', '--quiet', `--message=${message}`);
    const { stdout } = await git(this.directory, 'rev-parse', 'HEAD');
    return stdout.trim();
  }

  push(address: string, ref = 'main'): Promise<GitResult> {
    return git(this.directory, 'push', '--quiet', address, ref);
  }
}
