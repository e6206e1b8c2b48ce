// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { GetPipelineStateOutput } from '@aws-sdk/client-codepipeline';
import { readEach } from './readEach';
import { readPipelineNames, readPipelineState } from './readPipelines';
import type { ReadContext } from './ReadContext';

// As the stack library names all pipelines.
const NAME_PREFIX = 'cabildo-';

// The environments of a department are swept one right after the other, and
// all of them look at the same pipelines.
const SHARED_FOR_MS = 10_000;

/** The pipelines of one account and Region. */
export interface PipelineReading {
  observedAt: string;
  /** By name of the pipeline; without those that could not be read. */
  states: Map<string, GetPipelineStateOutput>;
  error?: unknown;
}

/** Reads the pipelines of an environment, once for all who ask at the same time. */
export class PipelineReader {
  readonly #recent = new Map<
    string,
    { at: number; reading: Promise<PipelineReading> }
  >();

  async read(context: ReadContext): Promise<PipelineReading> {
    const { id } = context.environment;
    const known = this.#recent.get(id);
    if (known && Date.now() - known.at < SHARED_FOR_MS) {
      return known.reading;
    }
    const reading = readPipelines(context);
    this.#recent.set(id, { at: Date.now(), reading });
    // The next one who asks tries again.
    reading.catch(() => this.#recent.delete(id));
    return reading;
  }
}

async function readPipelines(context: ReadContext): Promise<PipelineReading> {
  const observedAt = new Date().toISOString();
  const names = await readPipelineNames(context, NAME_PREFIX);
  const { results, error } = await readEach(names, name =>
    readPipelineState(context, name),
  );
  return { observedAt, states: results, error };
}
