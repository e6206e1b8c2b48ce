// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { spawn, type ChildProcess } from 'node:child_process';

/** @public */
export interface RunGitOptions {
  /** The bare repository; without it git runs outside of any. */
  repository?: string;
  /** Bytes of output after which git is stopped; 16 MiB unless told. */
  limit?: number;
}

/** @public */
export interface GitOutput {
  stdout: Buffer;
  /** Whether there was more than the limit. */
  truncated: boolean;
}

/** git ended with an error. @public */
export class GitError extends Error {
  override name = 'GitError';
  readonly exitCode: number | undefined;

  constructor(command: string, exitCode: number | undefined, stderr: string) {
    super(`git ${command} failed: ${stderr.trim() || `exit code ${exitCode}`}`);
    this.exitCode = exitCode;
  }
}

/**
 * The environment git runs in: no settings of the machine or the person who
 * started the sandbox, no questions, no colours.
 *
 * @public
 */
export function gitEnvironment(repository?: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    HOME: '/nonexistent',
    LC_ALL: 'C.UTF-8',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'safe.directory',
    GIT_CONFIG_VALUE_0: '*',
    GIT_TERMINAL_PROMPT: '0',
    GIT_LITERAL_PATHSPECS: '1',
    ...(repository !== undefined && { GIT_DIR: repository }),
  };
}

/** Starts git; its output is the caller's to read. @public */
export function spawnGit(
  args: readonly string[],
  repository?: string,
): ChildProcess {
  return spawn('git', args, {
    env: gitEnvironment(repository),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

const DEFAULT_LIMIT = 16 * 1024 * 1024;

/**
 * Runs git to its end and returns what it wrote. Arguments go to the program as
 * they are: no shell reads them.
 *
 * @public
 */
export async function runGit(
  args: readonly string[],
  options: RunGitOptions = {},
): Promise<GitOutput> {
  const { repository, limit = DEFAULT_LIMIT } = options;
  const child = spawnGit(args, repository);
  const output: Buffer[] = [];
  const errors: Buffer[] = [];
  let size = 0;
  let truncated = false;

  child.stdout?.on('data', (chunk: Buffer) => {
    const room = limit - size;
    output.push(chunk.length > room ? chunk.subarray(0, room) : chunk);
    size += Math.min(chunk.length, room);
    if (chunk.length > room) {
      truncated = true;
      child.kill();
    }
  });
  child.stderr?.on('data', (chunk: Buffer) => errors.push(chunk));

  const exitCode = await new Promise<number | undefined>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', code => resolve(code ?? undefined));
  });
  if (exitCode !== 0 && !truncated) {
    const message = Buffer.concat(errors).toString('utf8');
    throw new GitError(args[0] ?? '', exitCode, message);
  }
  return { stdout: Buffer.concat(output), truncated };
}
