// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { SuiteResult } from '../types.ts';

/** Parses what `jest --json` writes. Files that could not even be loaded count as failures. @public */
export function parseJest(text: string): SuiteResult {
  const json = JSON.parse(text) as {
    numPassedTests: number;
    numFailedTests: number;
    numPendingTests: number;
    numTodoTests: number;
    numRuntimeErrorTestSuites: number;
  };
  return {
    passed: json.numPassedTests,
    failed: json.numFailedTests + json.numRuntimeErrorTestSuites,
    skipped: json.numPendingTests + json.numTodoTests,
  };
}

/** Names of the tests that failed, and of the files that could not be loaded, from `jest --json`. @public */
export function listJestFailures(text: string): string[] {
  const json = JSON.parse(text) as {
    testResults: {
      name: string;
      status: string;
      assertionResults: { fullName: string; status: string }[];
    }[];
  };
  return json.testResults.flatMap(({ name, status, assertionResults }) => {
    const failed = assertionResults.filter(test => test.status === 'failed');
    if (status === 'failed' && failed.length === 0) {
      return [`${name}: could not be run`];
    }
    return failed.map(({ fullName }) => `${name}: ${fullName}`);
  });
}

/**
 * Parses the totals at the end of the TAP that `node --test` writes. A cancelled test did not pass.
 *
 * @public
 */
export function parseTap(text: string): SuiteResult | undefined {
  const count = (name: string): number | undefined => {
    // Only the run's own totals stand at the beginning of a line; the last wins.
    const all = [...text.matchAll(new RegExp(`^# ${name} (\\d+)$`, 'gm'))];
    const last = all.at(-1);
    return last && Number(last[1]);
  };
  const passed = count('pass');
  const failed = count('fail');
  if (passed === undefined || failed === undefined) {
    return undefined;
  }
  return {
    passed,
    failed: failed + (count('cancelled') ?? 0),
    skipped: (count('skipped') ?? 0) + (count('todo') ?? 0),
  };
}

/** Parses the JUnit XML that pytest writes: its totals are attributes of each test suite. @public */
export function parseJUnit(text: string): SuiteResult | undefined {
  const suites = [...text.matchAll(/<testsuite\s([^>]*)>/g)];
  if (suites.length === 0) {
    return undefined;
  }
  let [passed, failed, skipped] = [0, 0, 0];
  for (const [, attributes] of suites) {
    const value = (name: string) =>
      Number(new RegExp(`\\b${name}="(\\d+)"`).exec(attributes)?.[1] ?? 0);
    const bad = value('failures') + value('errors');
    failed += bad;
    skipped += value('skipped');
    passed += value('tests') - bad - value('skipped');
  }
  return { passed, failed, skipped };
}

/** Parses Playwright's JSON report. A test that passed only when repeated is told apart. @public */
export function parsePlaywright(text: string): SuiteResult {
  const { stats } = JSON.parse(text) as {
    stats: {
      expected: number;
      unexpected: number;
      flaky: number;
      skipped: number;
    };
  };
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
    ...(stats.flaky > 0 && {
      note: `${stats.flaky} passed only when repeated`,
    }),
  };
}

/** Finds the last line of the form `N passed, N failed` a command of ours ends with. @public */
export function parseTotals(text: string): SuiteResult | undefined {
  const all = [
    ...text.matchAll(/^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?\s*$/gm),
  ];
  const last = all.at(-1);
  return (
    last && {
      passed: Number(last[1]),
      failed: Number(last[2]),
      skipped: Number(last[3] ?? 0),
    }
  );
}
