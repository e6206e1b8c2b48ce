// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createHash } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import type { FakeOperation } from './FakeAws';

/** Two queues as SQS answers for them: what is received stays hidden until it is deleted or let go. */
export class FakeQueue {
  readonly #waiting: { id: string; body: string }[] = [];
  readonly #hidden = new Map<string, string>();
  readonly #sent = new EventEmitter();
  #count = 0;
  deadLetters = 0;

  /** Puts texts into the queue. */
  send(...bodies: string[]): void {
    for (const body of bodies) {
      this.#count += 1;
      this.#waiting.push({ id: `receipt-${this.#count}`, body });
    }
    this.#sent.emit('sent');
  }

  /** What was received and never taken off. */
  notDeleted(): string[] {
    return [...this.#hidden.values()];
  }

  operations(): Record<string, FakeOperation> {
    return {
      GetQueueUrl: ({ QueueName }) => ({
        QueueUrl: `https://sqs.us-east-1.amazonaws.com/120000000003/${QueueName}`,
      }),
      GetQueueAttributes: () => ({
        Attributes: { ApproximateNumberOfMessages: String(this.deadLetters) },
      }),
      ReceiveMessage: async () => {
        if (this.#waiting.length === 0) {
          await once(this.#sent, 'sent');
        }
        return {
          Messages: this.#waiting.splice(0, 10).map(({ id, body }) => {
            this.#hidden.set(id, body);
            return {
              MessageId: id,
              ReceiptHandle: id,
              Body: body,
              MD5OfBody: createHash('md5').update(body).digest('hex'),
            };
          }),
        };
      },
      DeleteMessageBatch: ({ Entries }) => {
        for (const { ReceiptHandle } of Entries) {
          this.#hidden.delete(ReceiptHandle);
        }
        return {
          Successful: Entries.map(({ Id }: { Id: string }) => ({ Id })),
          Failed: [],
        };
      },
    };
  }
}
