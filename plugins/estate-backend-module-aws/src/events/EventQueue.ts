// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  SQSClient,
  type Message,
  type SQSClientConfig,
} from '@aws-sdk/client-sqs';
import { readerClient, type ReadContext } from '../client/ReadContext';

/** The most that SQS hands out at once. */
export const MESSAGES_A_CALL = 10;

// A call that waits asks all servers of SQS, so that an empty answer means an
// empty queue. SQS allows 20 seconds; a request of ours ends after as many.
const WAIT_SECONDS = 15;

/** Calls the endpoint of the Region, or the one that is configured, not the host in a queue's address. */
class QueueClient extends SQSClient {
  constructor(config: SQSClientConfig) {
    super({ ...config, useQueueUrlAsEndpoint: false });
  }
}

/**
 * The queue of an environment's events, as the stack library makes it, and the
 * one that takes what nobody can handle.
 */
export class EventQueue {
  readonly #context: ReadContext;
  readonly #urls = new Map<string, Promise<string>>();

  constructor(context: ReadContext) {
    this.#context = context;
  }

  /** Waits until there is something, at most 15 seconds. */
  async receive(): Promise<Message[]> {
    const answer = await this.#client().send(
      new ReceiveMessageCommand({
        QueueUrl: await this.#url('events'),
        MaxNumberOfMessages: MESSAGES_A_CALL,
        WaitTimeSeconds: WAIT_SECONDS,
      }),
      { abortSignal: this.#context.signal },
    );
    return answer.Messages ?? [];
  }

  /** Takes messages off the queue. One that cannot be taken off comes again, which does no harm. */
  async delete(messages: Message[]): Promise<void> {
    await this.#client().send(
      new DeleteMessageBatchCommand({
        QueueUrl: await this.#url('events'),
        Entries: messages.map(({ ReceiptHandle }, index) => ({
          Id: String(index),
          ReceiptHandle,
        })),
      }),
      { abortSignal: this.#context.signal },
    );
  }

  /** How many messages nobody could handle, about. */
  async countDeadLetters(): Promise<number> {
    const answer = await this.#client().send(
      new GetQueueAttributesCommand({
        QueueUrl: await this.#url('events-dead'),
        AttributeNames: ['ApproximateNumberOfMessages'],
      }),
      { abortSignal: this.#context.signal },
    );
    return Number(answer.Attributes?.ApproximateNumberOfMessages ?? 0);
  }

  #client(): SQSClient {
    return readerClient(this.#context, QueueClient);
  }

  #url(name: string): Promise<string> {
    const url = this.#urls.get(name) ?? this.#readUrl(name);
    this.#urls.set(name, url);
    return url;
  }

  async #readUrl(name: string): Promise<string> {
    const { environment, signal } = this.#context;
    const answer = await this.#client().send(
      new GetQueueUrlCommand({
        QueueName: `cabildo-${environment.name}-${name}`,
      }),
      { abortSignal: signal },
    );
    return answer.QueueUrl ?? '';
  }
}
