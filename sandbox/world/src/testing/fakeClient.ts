// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';

interface Command {
  readonly constructor: { readonly name: string };
  readonly input: object;
}

/** An SDK client that answers by operation, and remembers what it was asked. */
export class FakeClient {
  readonly calls: [operation: string, input: object][] = [];
  readonly #answers: Record<string, (input: any) => object | Error>;

  constructor(answers: Record<string, (input: any) => object | Error>) {
    this.#answers = answers;
  }

  /** As the client type that the code under test wants. */
  as<T>(): T {
    return this as unknown as T;
  }

  operations(name: string): object[] {
    return this.calls
      .filter(([operation]) => operation === name)
      .map(([, input]) => input);
  }

  async send(command: Command): Promise<object> {
    const operation = command.constructor.name.replace(/Command$/, '');
    this.calls.push([operation, command.input]);
    const answer = this.#answers[operation];
    assert.ok(answer, `nothing answers ${operation}`);
    const result = answer(command.input);
    if (result instanceof Error) {
      throw result;
    }
    return result;
  }
}
