// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { SuiteResult } from '../types.ts';

/** Adds results up; their notes are kept apart. @public */
export function combineResults(results: readonly SuiteResult[]): SuiteResult {
  const notes = results.flatMap(({ note }) => (note ? [note] : []));
  return {
    passed: results.reduce((sum, { passed }) => sum + passed, 0),
    failed: results.reduce((sum, { failed }) => sum + failed, 0),
    skipped: results.reduce((sum, { skipped }) => sum + skipped, 0),
    ...(notes.length > 0 && { note: notes.join('; ') }),
  };
}

/**
 * Makes a result agree with its command's exit code. A command that fails without a failed test (it did not
 * compile, it crashed) is one failure, and so is one that ran nothing at all.
 *
 * @public
 */
export function withExitCode(
  result: SuiteResult | undefined,
  exitCode: number,
): SuiteResult {
  const counted = result ?? { passed: 0, failed: 0, skipped: 0 };
  const total = counted.passed + counted.failed + counted.skipped;
  if (counted.failed > 0) {
    return counted;
  }
  if (exitCode !== 0) {
    return { ...counted, failed: 1, note: `ended with code ${exitCode}` };
  }
  if (total === 0) {
    return { ...counted, failed: 1, note: 'ran no tests' };
  }
  return counted;
}

/** A check that is one test. @public */
export function checkResult(exitCode: number): SuiteResult {
  return exitCode === 0
    ? { passed: 1, failed: 0, skipped: 0 }
    : { passed: 0, failed: 1, skipped: 0 };
}

/** The line the run ends with. @public */
export function formatTotals(result: SuiteResult): string {
  const skipped = result.skipped > 0 ? `, ${result.skipped} skipped` : '';
  return `${result.passed} passed, ${result.failed} failed${skipped}`;
}
