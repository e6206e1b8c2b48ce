// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { ResponseError, toError } from '@backstage/errors';
import type { FetchApi } from '@backstage/frontend-plugin-api';
import {
  applyChange,
  decodeSnapshot,
  type EstateSnapshot,
} from '@cabildo/plugin-estate-common';
import { EventSourceParserStream } from 'eventsource-parser/stream';
import { Backoff } from './Backoff';
import type { EstateFollower } from './EstateApi';

/** A snapshot with the tag by which the server knows it. */
export interface TaggedSnapshot {
  etag: string;
  snapshot: EstateSnapshot;
}

/** What following stands on. */
export interface FollowEstateOptions {
  fetchApi: FetchApi;
  /** Reads the snapshot as a whole. */
  read(signal: AbortSignal): Promise<TaggedSnapshot>;
  /** Takes over the newest one. */
  keep(tagged: TaggedSnapshot): void;
  signal: AbortSignal;
}

/** The server is heard every 15 seconds; who hears nothing for so long has lost it. */
const SILENCE_MS = 40_000;

/** Follows until the signal; a lost connection is taken up again where it ended. */
export async function followEstate(
  follower: EstateFollower,
  options: FollowEstateOptions,
): Promise<void> {
  const { signal } = options;
  const backoff = new Backoff();
  while (!signal.aborted) {
    try {
      const tagged = await options.read(signal);
      follower.onSnapshot(tagged.snapshot);
      await followChanges(tagged, follower, options, backoff);
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      follower.onError(toError(error));
      backoff.failed();
    }
    await backoff.pause(signal);
  }
}

async function followChanges(
  from: TaggedSnapshot,
  follower: EstateFollower,
  options: FollowEstateOptions,
  backoff: Backoff,
): Promise<void> {
  const silence = new AbortController();
  const signal = AbortSignal.any([options.signal, silence.signal]);
  let timer: ReturnType<typeof setTimeout>;
  const heard = () => {
    clearTimeout(timer);
    timer = setTimeout(
      () => silence.abort(new Error('The portal has not been heard of')),
      SILENCE_MS,
    );
  };
  heard();
  try {
    const response = await options.fetchApi.fetch('plugin://estate/changes', {
      headers: { Accept: 'text/event-stream', 'Last-Event-ID': from.etag },
      signal,
    });
    if (!response.ok || !response.body) {
      throw (await ResponseError.fromResponse(response)).cause;
    }
    let { snapshot } = from;
    const events = response.body
      .pipeThrough(new TransformStream(passingThrough(heard)), { signal })
      .pipeThrough(
        new TextDecoderStream() as TransformStream<Uint8Array, string>,
      )
      .pipeThrough(new EventSourceParserStream())
      .getReader();
    for (;;) {
      const { done, value } = await events.read();
      if (done) {
        return;
      }
      if (value.event === 'complete') {
        backoff.succeeded();
      } else {
        snapshot =
          value.event === 'snapshot'
            ? decodeSnapshot(JSON.parse(value.data))
            : applyChange(snapshot, JSON.parse(value.data));
        options.keep({ etag: value.id ?? '', snapshot });
        follower.onSnapshot(snapshot);
      }
    }
  } finally {
    clearTimeout(timer!);
  }
}

function passingThrough(
  onChunk: () => void,
): Transformer<Uint8Array, Uint8Array> {
  return {
    transform(chunk, controller) {
      onChunk();
      controller.enqueue(chunk);
    },
  };
}
