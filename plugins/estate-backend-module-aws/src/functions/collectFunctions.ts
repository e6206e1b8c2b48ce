// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  problemFrom,
  type CollectOptions,
  type ScopeReading,
} from '@cabildo/plugin-estate-node';
import type { ReadContext } from '../client/ReadContext';
import { readFunctions, type TaggedFunction } from '../client/readFunctions';
import { namesAskedFor, NOTHING_ASKED } from '../namesAskedFor';
import { SOURCE_ID } from '../sourceId';
import { toFunctionWorkload } from '../mapping/toFunctionWorkload';
import { concurrencyPart } from './concurrencyPart';
import { functionMetricsPart } from './functionMetricsPart';
import type { FunctionPart, FunctionPartOutput } from './types';

const parts: readonly FunctionPart[] = [concurrencyPart, functionMetricsPart];

/**
 * The Lambda functions of an environment. Does not fail: what hinders it from
 * listing them leaves the services that run beside them.
 */
export async function collectFunctions(
  context: ReadContext,
  options: CollectOptions,
): Promise<ScopeReading> {
  const { previous, only, keep = [] } = options;
  const { environment } = context;
  const names = namesAskedFor(only, 'lambda');
  if (names?.length === 0) {
    return NOTHING_ASKED;
  }
  let functions: TaggedFunction[];
  try {
    functions = await readFunctions(context);
  } catch (error) {
    return {
      observations: [],
      problems: [
        problemFrom(
          error,
          parts.map(({ kind }) => kind),
        ),
      ],
      inventory: 'partial',
    };
  }
  const wanted = functions.filter(({ name }) => names?.includes(name) ?? true);
  const workloads = wanted.map(each => toFunctionWorkload(each, environment));
  // One that is new has nothing that could be kept.
  const kept = parts.filter(
    ({ kind }) =>
      !only &&
      keep.includes(kind) &&
      workloads.every(({ id }) => previous?.(id)?.[kind] !== undefined),
  );
  const asked = parts.filter(part =>
    only ? only.kinds.includes(part.kind) : !kept.includes(part),
  );
  const outputs = await Promise.all(
    asked.map(part => readPart(part, { context, functions: wanted })),
  );
  return {
    observations: wanted.map((each, index) => ({
      sourceId: SOURCE_ID,
      workload: workloads[index],
      facts: Object.assign({}, ...outputs.map(({ factsOf }) => factsOf(each))),
    })),
    problems: outputs.flatMap(({ error }, index) =>
      error === undefined ? [] : [problemFrom(error, [asked[index].kind])],
    ),
    inventory: 'complete',
    kept: kept.map(({ kind }) => kind),
  };
}

async function readPart(
  part: FunctionPart,
  input: Parameters<FunctionPart['read']>[0],
): Promise<FunctionPartOutput> {
  try {
    return await part.read(input);
  } catch (error) {
    return { factsOf: () => ({}), error };
  }
}
