// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { Readable } from 'node:stream';
import { mockAwsService } from '@cabildo/plugin-aws-node/testUtils';
import type { AwsService } from '@cabildo/plugin-aws-node';

/** What AWS answers, or throws, to one operation. */
export type FakeOperation = (input: any, account: string) => unknown;

/** A refusal as AWS words it. */
export class AwsRefusal extends Error {
  readonly status: number;

  constructor(name: string, message: string, status = 400) {
    super(message);
    this.name = name;
    this.status = status;
  }
}

interface WireRequest {
  hostname: string;
  path: string;
  headers: Record<string, string>;
  body?: string | Uint8Array;
}

/**
 * AWS at the end of the wire: the real SDK clients serialise, page and repeat;
 * only the network is not there. Counts every attempt.
 */
export class FakeAws {
  readonly calls = new Map<string, number>();
  readonly #operations: Record<string, FakeOperation>;

  constructor(operations: Record<string, FakeOperation>) {
    this.#operations = operations;
  }

  /** An AWS service whose clients talk to this. */
  service(options?: Parameters<typeof mockAwsService>[0]): AwsService {
    const mock = mockAwsService(options);
    return {
      ...mock,
      client: (ClientClass, { environment }) =>
        new ClientClass({
          region: environment.region,
          credentials: {
            // The account is to be recognised at the other end.
            accessKeyId: `AKID${environment.accountId}`,
            secretAccessKey: 'example',
          },
          maxAttempts: 4,
          requestHandler: { handle: this.#handle },
        }),
    };
  }

  /** Calls of all operations. */
  total(): number {
    return [...this.calls.values()].reduce((sum, count) => sum + count, 0);
  }

  readonly #handle = async (
    request: WireRequest,
    options?: { abortSignal?: AbortSignal },
  ) => {
    const { operation, input, respond } = understand(request);
    this.calls.set(operation, (this.calls.get(operation) ?? 0) + 1);
    const account = /AKID(\d{12})/.exec(request.headers.authorization)?.[1];
    try {
      const run = this.#operations[operation];
      if (!run) {
        throw new AwsRefusal('UnknownOperation', `No fake for ${operation}`);
      }
      const output = await unlessAborted(
        run(input, account ?? ''),
        options?.abortSignal,
      );
      return respond(200, output);
    } catch (error) {
      if (error instanceof AwsRefusal) {
        return respond(error.status, error);
      }
      throw error;
    }
  };
}

// Lambda has paths instead of names of operations.
const LAMBDA_PATHS: [RegExp, string][] = [
  [/\/account-settings\/?$/, 'GetAccountSettings'],
  [/\/functions\/([^/]+)\/concurrency$/, 'GetFunctionConcurrency'],
];

function understand(request: WireRequest) {
  const { body: sent } = request;
  for (const [path, operation] of LAMBDA_PATHS) {
    const found = path.exec(request.path);
    if (found) {
      return {
        operation,
        input: { FunctionName: found[1] },
        respond: (status: number, output: unknown) =>
          answer(status, 'application/json', jsonOf(output)),
      };
    }
  }
  const body = typeof sent === 'string' ? sent : new TextDecoder().decode(sent);
  const target = request.headers['x-amz-target'];
  if (target) {
    return {
      operation: target.split('.')[1],
      input: JSON.parse(body),
      respond: (status: number, output: unknown) =>
        answer(status, 'application/x-amz-json-1.1', jsonOf(output)),
    };
  }
  const form = new URLSearchParams(body);
  const operation = form.get('Action') ?? '';
  return {
    operation,
    input: Object.fromEntries(form),
    respond: (status: number, output: unknown) =>
      answer(status, 'text/xml', xmlOf(operation, output)),
  };
}

function answer(statusCode: number, type: string, body: string) {
  return {
    response: {
      statusCode,
      headers: { 'content-type': type },
      body: Readable.from([Buffer.from(body)]),
    },
  };
}

function jsonOf(output: unknown): string {
  return JSON.stringify(
    output instanceof AwsRefusal
      ? { __type: output.name, message: output.message }
      : withSeconds(output),
  );
}

// AWS's JSON has times as seconds.
function withSeconds(value: unknown): unknown {
  if (value instanceof Date) {
    return value.getTime() / 1000;
  }
  if (Array.isArray(value)) {
    return value.map(withSeconds);
  }
  return value && typeof value === 'object'
    ? Object.fromEntries(
        Object.entries(value).map(([key, member]) => [
          key,
          withSeconds(member),
        ]),
      )
    : value;
}

function xmlOf(operation: string, output: unknown): string {
  if (output instanceof AwsRefusal) {
    return `<ErrorResponse><Error><Type>Sender</Type><Code>${output.name}</Code><Message>${output.message}</Message></Error></ErrorResponse>`;
  }
  return `<${operation}Response><${operation}Result>${elements(
    output,
  )}</${operation}Result></${operation}Response>`;
}

function elements(value: unknown): string {
  if (Array.isArray(value)) {
    return value.map(item => `<member>${elements(item)}</member>`).join('');
  }
  return value && typeof value === 'object'
    ? Object.entries(value)
        .map(([key, member]) => `<${key}>${elements(member)}</${key}>`)
        .join('')
    : String(value);
}

async function unlessAborted<T>(
  work: T | Promise<T>,
  signal: AbortSignal | undefined,
): Promise<T> {
  if (!signal) {
    return work;
  }
  signal.throwIfAborted();
  return Promise.race([
    work,
    new Promise<never>((_resolve, reject) =>
      signal.addEventListener('abort', () => reject(signal.reason), {
        once: true,
      }),
    ),
  ]);
}
