// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { renderService } from './renderService.ts';
import { createValues } from './values.ts';

const run = promisify(execFile);

const languages = {
  typescript: {
    command: [process.execPath, 'src/main.ts'],
    test: [process.execPath, '--test', 'test/*.test.ts'],
  },
  python: {
    command: ['python3', '-m', 'service'],
    test: ['python3', '-m', 'unittest'],
  },
};

/** Without what the test runner tells its own children, which would make a nested run report to it. */
const { NODE_TEST_CONTEXT: _, ...environment } = process.env;

interface LogLine {
  message: string;
  [field: string]: unknown;
}

/** The service as a task runs it, and its log. */
class Running {
  readonly child: ChildProcess;
  readonly lines: LogLine[] = [];
  readonly exited: Promise<unknown[]>;
  readonly #log = new EventEmitter();

  constructor(
    path: string,
    command: string[],
    variables: Record<string, string>,
  ) {
    this.child = spawn(command[0]!, command.slice(1), {
      cwd: path,
      env: { ...environment, ...variables },
    });
    this.exited = once(this.child, 'exit');
    for (const stream of [this.child.stdout!, this.child.stderr!]) {
      createInterface({ input: stream }).on('line', line => {
        this.lines.push(JSON.parse(line));
        this.#log.emit('line');
      });
    }
  }

  async waitFor(message: string): Promise<LogLine> {
    for (;;) {
      const line = this.lines.find(candidate => candidate.message === message);
      if (line) {
        return line;
      }
      await Promise.race([
        once(this.#log, 'line'),
        this.exited.then(() =>
          assert.fail(
            `it ended before '${message}': ${JSON.stringify(this.lines)}`,
          ),
        ),
      ]);
    }
  }
}

for (const [language, { command, test }] of Object.entries(languages)) {
  describe(`a new service in ${language}`, () => {
    let path: string;
    before(async () => {
      path = await renderService(
        createValues({
          language: language as keyof typeof languages,
          healthPath: '/salud/viva',
        }),
      );
      // As the build writes it.
      await writeFile(join(path, 'VERSION'), 'c0ffee\n');
    });
    after(() => rm(path, { recursive: true }));

    it('should pass its own tests', { timeout: 60_000 }, async () => {
      await run(test[0]!, test.slice(1), { cwd: path, env: environment });
    });

    it(
      'should start, answer, and finish a running request after SIGTERM',
      { timeout: 30_000 },
      async () => {
        const running = new Running(path, command, {
          PORT: '0',
          ENVIRONMENT_NAME: 'dev',
          HOST: '127.0.0.1',
          DRAIN_SECONDS: '1',
        });
        const { port } = await running.waitFor('listening');
        const url = `http://127.0.0.1:${port}`;

        assert.equal((await fetch(`${url}/salud/viva`)).status, 200);
        assert.equal((await fetch(`${url}/ready`)).status, 200);
        assert.deepEqual(await (await fetch(url)).json(), {
          service: 'citas-medicas',
          title: 'Citas médicas',
          description:
            'Books an appointment at a public clinic, and reminds people of it.',
          environment: 'dev',
          version: 'c0ffee',
        });

        const slow = request(`${url}/v1/deadlines`, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'content-length': 42,
            expect: '100-continue',
          },
        });
        slow.flushHeaders();
        await once(slow, 'continue');
        running.child.kill('SIGTERM');
        await running.waitFor('stopping');
        assert.equal((await fetch(`${url}/ready`)).status, 503);
        assert.equal((await fetch(`${url}/salud/viva`)).status, 200);
        slow.end('{ "from": "2026-03-06",  "workingDays": 1}');
        const [response] = await once(slow, 'response');
        assert.equal(response.statusCode, 200);
        response.resume();

        assert.deepEqual(await running.exited, [0, null]);
        assert.equal((await running.waitFor('stopped')).finished, true);
      },
    );

    it('should refuse to start with a wrong variable, in one line', async () => {
      const running = new Running(path, command, { PORT: 'eighty' });
      assert.deepEqual(await running.exited, [1, null]);
      const refusal = running.lines.find(
        line => line.message === 'configuration refused',
      );
      assert.match(
        String(refusal?.error),
        /PORT must be a whole number from 0 to 65535, not 'eighty'/,
      );
    });
  });
}
