// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type {
  ScopeCoverage,
  ScopeProblem,
} from '@cabildo/plugin-estate-common';
import type {
  CollectOptions,
  EstateScope,
  EstateSource,
  ScopeReading,
} from './EstateSource';
import { problemFrom } from './problemFrom';

/**
 * How a scope is to be read.
 *
 * @public
 */
export interface ReadScopeOptions extends CollectOptions {
  /** How long the source may take. */
  timeoutSeconds: number;
}

/**
 * How a scope was read; `reading` is undefined when nothing was.
 *
 * @public
 */
export interface ScopeOutcome {
  /** What the source brought. */
  reading?: ScopeReading;
  /** Without `succeededAt` where not all was read: only the keeper of the earlier coverage knows it. */
  coverage: ScopeCoverage;
}

/**
 * Asks a source for one scope and turns whatever happens into coverage, so
 * that one scope that fails, hangs or misbehaves never hides another.
 *
 * @throws the reason of `options.signal` when that ends it: then nothing is
 * known about the scope, neither good nor bad
 * @public
 */
export async function readScope(
  source: EstateSource,
  scope: EstateScope,
  options: ReadScopeOptions,
): Promise<ScopeOutcome> {
  const { timeoutSeconds, ...collectOptions } = options;
  const { signal } = collectOptions;
  signal.throwIfAborted();
  const attemptedAt = new Date().toISOString();
  const cover = (
    state: ScopeCoverage['state'],
    problems: ScopeProblem[],
  ): ScopeCoverage => ({
    sourceId: source.id,
    environmentId: scope.environmentId,
    accountId: scope.accountId,
    region: scope.region,
    department: scope.department,
    state,
    attemptedAt,
    ...(state === 'ok' ? { succeededAt: attemptedAt } : {}),
    problems,
  });

  const timeout = AbortSignal.timeout(timeoutSeconds * 1000);
  const either = AbortSignal.any([signal, timeout]);
  try {
    const reading = await untilAborted(
      source.collect(scope, { ...collectOptions, signal: either }),
      either,
    );
    // A source that was cut short may take the little it has for everything.
    either.throwIfAborted();
    return { reading, coverage: cover(stateOf(reading), reading.problems) };
  } catch (error) {
    signal.throwIfAborted();
    const problem: ScopeProblem = timeout.aborted
      ? {
          kinds: [],
          code: 'TimeoutError',
          message: `The source '${source.id}' gave no answer within ${timeoutSeconds} s`,
        }
      : problemFrom(error, []);
    return { coverage: cover('failed', [problem]) };
  }
}

function stateOf(reading: ScopeReading): ScopeCoverage['state'] {
  if (reading.problems.some(problem => problem.kinds.length === 0)) {
    return reading.observations.length === 0 ? 'failed' : 'partial';
  }
  return reading.problems.length === 0 && reading.inventory === 'complete'
    ? 'ok'
    : 'partial';
}

// A source may not heed the signal in time; the sweep goes on without it.
async function untilAborted<T>(
  work: Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  let stop = () => {};
  const aborted = new Promise<never>((_resolve, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) {
      stop();
    }
  });
  try {
    // Both are heard to the end, so that neither fails unheard.
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
