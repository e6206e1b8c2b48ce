// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { readFile, mkdir, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException)?.code === 'ENOENT';
}

/**
 * A small document kept in memory and in one file that only its owner can read.
 *
 * @remarks
 * The file is replaced as a whole, so a crash leaves the old or the new
 * document, never half of one. Changes made while a write is under way share the
 * next write; {@link JsonFile.update} resolves when its change is on disk.
 *
 * @public
 */
export class JsonFile<T extends object> {
  readonly #path: string;
  readonly #content: T;
  #writing: Promise<void> = Promise.resolve();
  #next: Promise<void> | undefined;

  private constructor(path: string, content: T) {
    this.#path = path;
    this.#content = content;
  }

  /** Opens the file, or starts with `initial` where there is none yet. */
  static async open<T extends object>(
    path: string,
    initial: T,
  ): Promise<JsonFile<T>> {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    let text: string;
    try {
      text = await readFile(path, 'utf8');
    } catch (error) {
      if (isMissing(error)) {
        return new JsonFile(path, initial);
      }
      throw error;
    }
    try {
      return new JsonFile(path, JSON.parse(text) as T);
    } catch (error) {
      throw new Error(`'${path}' is not valid JSON`, { cause: error });
    }
  }

  /** The document. Change it only inside {@link JsonFile.update}. */
  get content(): T {
    return this.#content;
  }

  /** Changes the document and waits until the change is on disk. */
  async update<R>(change: (content: T) => R): Promise<R> {
    const result = change(this.#content);
    if (!this.#next) {
      const next = this.#writing
        .catch(() => undefined) // told to the caller of that write already
        .then(() => {
          this.#next = undefined;
          return this.#write();
        });
      this.#next = next;
      this.#writing = next;
    }
    await this.#next;
    return result;
  }

  async #write(): Promise<void> {
    const temporary = `${this.#path}.new`;
    const file = await open(temporary, 'w', 0o600);
    try {
      await file.writeFile(JSON.stringify(this.#content));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, this.#path);
  }
}
