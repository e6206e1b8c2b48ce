// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { randomUUID } from 'node:crypto';
import {
  GetQueueAttributesCommand,
  SendMessageBatchCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { ENDPOINT, type ServicePlace } from './aws';

const REGION = 'us-east-1';

/** As many as SQS takes at once. */
const MESSAGES_A_CALL = 10;
const CALLS_AT_A_TIME = 8;

/** The queue of an environment's events, as somebody of its account sees it. */
export class EventBurst {
  readonly #place: ServicePlace;
  readonly #sqs: SQSClient;
  readonly #queue: string;

  constructor(place: ServicePlace) {
    this.#place = place;
    this.#sqs = new SQSClient({
      endpoint: ENDPOINT,
      region: REGION,
      credentials: { accessKeyId: place.account, secretAccessKey: 'sandbox' },
    });
    this.#queue = `${ENDPOINT}/${place.account}/${place.cluster}-events`;
  }

  /** Sends so many times that a task of the service changed, each as another event. */
  async send(events: number): Promise<void> {
    const { account, cluster, service } = this.#place;
    const calls = Array.from(
      { length: Math.ceil(events / MESSAGES_A_CALL) },
      () =>
        new SendMessageBatchCommand({
          QueueUrl: this.#queue,
          Entries: Array.from({ length: MESSAGES_A_CALL }, (_, index) => ({
            Id: String(index),
            MessageBody: JSON.stringify({
              version: '0',
              id: randomUUID(),
              'detail-type': 'ECS Task State Change',
              source: 'aws.ecs',
              account,
              time: new Date().toISOString(),
              region: REGION,
              resources: [],
              detail: {
                clusterArn: `arn:aws:ecs:${REGION}:${account}:cluster/${cluster}`,
                group: `service:${service}`,
                lastStatus: 'RUNNING',
              },
            }),
          })),
        }),
    );
    const sender = async () => {
      for (let call = calls.pop(); call; call = calls.pop()) {
        await this.#sqs.send(call);
      }
    };
    await Promise.all(Array.from({ length: CALLS_AT_A_TIME }, sender));
  }

  /** Events that wait or are being handled, and those that nobody could handle. */
  async left(): Promise<{ waiting: number; dead: number }> {
    const [waiting, dead] = await Promise.all(
      [this.#queue, `${this.#queue}-dead`].map(async queue => {
        const { Attributes: found } = await this.#sqs.send(
          new GetQueueAttributesCommand({
            QueueUrl: queue,
            AttributeNames: ['All'],
          }),
        );
        return (
          Number(found?.ApproximateNumberOfMessages) +
          Number(found?.ApproximateNumberOfMessagesNotVisible)
        );
      }),
    );
    return { waiting, dead };
  }
}
