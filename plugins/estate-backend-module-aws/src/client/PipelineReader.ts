// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { GetPipelineStateOutput } from '@aws-sdk/client-codepipeline';
import { readEach } from './readEach';
import { readPipelineNames, readPipelineState } from './readPipelines';
import type { ReadContext } from './ReadContext';

/** As the stack library names all pipelines, before the name of the service. */
export const PIPELINE_PREFIX = 'cabildo-';

// The environments of a department are swept one right after the other, and
// all of them look at the same pipelines.
const SHARED_FOR_MS = 10_000;

/** How long the pipelines of one account may take to read. */
const READING_TIMEOUT_MS = 60_000;

/** The pipelines of one account and Region. */
export interface PipelineReading {
  observedAt: string;
  /** By name of the pipeline; without those that could not be read. */
  states: Map<string, GetPipelineStateOutput>;
  error?: unknown;
}

/** Reads the pipelines of an environment, once for all who ask at the same time. */
export class PipelineReader {
  readonly #names = new Map<string, Recent<string[]>>();
  readonly #readings = new Map<string, Recent<PipelineReading>>();

  /** Names of the pipelines. */
  names(context: ReadContext): Promise<string[]> {
    return shared(this.#names, context, own =>
      readPipelineNames(own, PIPELINE_PREFIX),
    );
  }

  /** Where some of them stand, at this moment. */
  async readSome(
    context: ReadContext,
    names: string[],
  ): Promise<PipelineReading> {
    const observedAt = new Date().toISOString();
    const { results, error } = await readEach(names, name =>
      readPipelineState(context, name),
    );
    return { observedAt, states: results, error };
  }

  /** Where they stand. */
  read(context: ReadContext): Promise<PipelineReading> {
    return shared(this.#readings, context, async own => {
      const observedAt = new Date().toISOString();
      const { results, error } = await readEach(await this.names(own), name =>
        readPipelineState(own, name),
      );
      return { observedAt, states: results, error };
    });
  }
}

interface Recent<TReading> {
  at: number;
  reading: Promise<TReading>;
}

/**
 * Reads once for all who ask within a while. The reading has a time of its own:
 * when the time of one who asked is over, the others still get it.
 */
async function shared<TReading>(
  recent: Map<string, Recent<TReading>>,
  context: ReadContext,
  read: (own: ReadContext) => Promise<TReading>,
): Promise<TReading> {
  const { environment, signal } = context;
  let known = recent.get(environment.id);
  if (!known || Date.now() - known.at >= SHARED_FOR_MS) {
    const reading = read({
      ...context,
      signal: AbortSignal.timeout(READING_TIMEOUT_MS),
    });
    known = { at: Date.now(), reading };
    recent.set(environment.id, known);
    // The next one who asks tries again.
    reading.catch(() => recent.delete(environment.id));
  }
  return untilAborted(known.reading, signal);
}

async function untilAborted<T>(
  work: Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  signal.throwIfAborted();
  let onAbort = () => {};
  const aborted = new Promise<never>((_resolve, reject) => {
    onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
