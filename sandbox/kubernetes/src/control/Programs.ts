// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const STOP_MS = 5000;

/** The running programs of a control plane; their words go to our stderr. */
export class Programs {
  readonly #directory: string;
  readonly #running: { name: string; child: ChildProcess }[] = [];
  #isStopping = false;
  #fail: (error: Error) => void = () => {};

  /** Rejects when a program ends that nobody stopped. */
  readonly failed = new Promise<never>((_resolve, reject) => {
    this.#fail = reject;
  });

  /** @param directory - where the programs are */
  constructor(directory: string) {
    this.#directory = directory;
    // Whoever waits for it hears of it; before that it must not end us.
    this.failed.catch(() => {});
  }

  start(name: string, options: readonly string[]): void {
    const child = spawn(join(this.#directory, name), options, {
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    this.#running.push({ name, child });
    child.on('error', error => this.#fail(error));
    child.on('exit', (code, signal) => {
      if (!this.#isStopping) {
        this.#fail(new Error(`${name} ended with ${signal ?? code}`));
      }
    });
  }

  /** Stops all, the last one first. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    for (const { child } of [...this.#running].reverse()) {
      if (child.exitCode === null && child.signalCode === null && child.pid) {
        const gone = once(child, 'exit');
        child.kill('SIGTERM');
        const kill = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
        await gone;
        clearTimeout(kill);
      }
    }
  }
}
