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
    return once(this.#names, context.environment.id, () =>
      readPipelineNames(context, PIPELINE_PREFIX),
    );
  }

  /** Where they stand. */
  read(context: ReadContext): Promise<PipelineReading> {
    return once(this.#readings, context.environment.id, async () => {
      const observedAt = new Date().toISOString();
      const { results, error } = await readEach(
        await this.names(context),
        name => readPipelineState(context, name),
      );
      return { observedAt, states: results, error };
    });
  }
}

interface Recent<TReading> {
  at: number;
  reading: Promise<TReading>;
}

function once<TReading>(
  recent: Map<string, Recent<TReading>>,
  id: string,
  read: () => Promise<TReading>,
): Promise<TReading> {
  const known = recent.get(id);
  if (known && Date.now() - known.at < SHARED_FOR_MS) {
    return known.reading;
  }
  const reading = read();
  recent.set(id, { at: Date.now(), reading });
  // The next one who asks tries again.
  reading.catch(() => recent.delete(id));
  return reading;
}
