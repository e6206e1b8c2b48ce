// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { combineResults, formatTotals, withExitCode } from './combine.ts';
import {
  listJestFailures,
  parseJest,
  parseJUnit,
  parsePlaywright,
  parseTap,
  parseTotals,
} from './parse.ts';

test('jest: files that could not be loaded are failures', () => {
  const json = {
    numPassedTests: 10,
    numFailedTests: 1,
    numPendingTests: 2,
    numTodoTests: 1,
    numRuntimeErrorTestSuites: 3,
  };
  assert.deepEqual(parseJest(JSON.stringify(json)), {
    passed: 10,
    failed: 4,
    skipped: 3,
  });
});

test('jest: failures by name', () => {
  const passed = { fullName: 'adds', status: 'passed' };
  const failed = { fullName: 'subtracts', status: 'failed' };
  const testResults = [
    { name: 'a.test.ts', status: 'failed', assertionResults: [passed, failed] },
    { name: 'b.test.ts', status: 'failed', assertionResults: [] },
    { name: 'c.test.ts', status: 'passed', assertionResults: [passed] },
  ];
  assert.deepEqual(listJestFailures(JSON.stringify({ testResults })), [
    'a.test.ts: subtracts',
    'b.test.ts: could not be run',
  ]);
});

test('TAP: the totals of the run, not what a test printed', () => {
  const text = [
    'TAP version 13',
    '    # pass 99',
    '# Subtest: prints',
    '# pass 7',
    'ok 1 - prints',
    '1..3',
    '# tests 3',
    '# suites 0',
    '# pass 1',
    '# fail 1',
    '# cancelled 1',
    '# skipped 2',
    '# todo 1',
    '# duration_ms 12.5',
    '',
  ].join('\n');
  assert.deepEqual(parseTap(text), { passed: 1, failed: 2, skipped: 3 });
  assert.equal(parseTap('TAP version 13\n'), undefined);
});

test('JUnit: totals over all test suites', () => {
  const text = `<?xml version="1.0" encoding="utf-8"?><testsuites name="pytest tests">
    <testsuite name="pytest" errors="1" failures="2" skipped="3" tests="10" time="1.2"></testsuite>
    <testsuite name="other" errors="0" failures="0" skipped="0" tests="5"/></testsuites>`;
  assert.deepEqual(parseJUnit(text), { passed: 9, failed: 3, skipped: 3 });
  assert.equal(parseJUnit(''), undefined);
});

test('Playwright: repeated passes are told', () => {
  const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 2 };
  assert.deepEqual(parsePlaywright(JSON.stringify({ stats })), {
    passed: 5,
    failed: 1,
    skipped: 2,
    note: '1 passed only when repeated',
  });
});

test('our own commands: the last line counts', () => {
  const text = '1 passed, 0 failed\nmore\n12 passed, 3 failed, 4 skipped\n';
  assert.deepEqual(parseTotals(text), { passed: 12, failed: 3, skipped: 4 });
  assert.equal(parseTotals('x 1 passed, 0 failed'), undefined);
});

test('a command that fails without a failed test is one failure', () => {
  const good = { passed: 3, failed: 0, skipped: 0 };
  assert.deepEqual(withExitCode(good, 0), good);
  assert.equal(withExitCode(good, 2).failed, 1);
  assert.equal(withExitCode({ ...good, failed: 2 }, 1).failed, 2);
  assert.equal(withExitCode(undefined, 1).failed, 1);
  assert.equal(withExitCode(undefined, 0).failed, 1);
  assert.equal(withExitCode({ ...good, passed: 0 }, 0).note, 'ran no tests');
});

test('the last line of a run', () => {
  const result = combineResults([
    { passed: 3, failed: 0, skipped: 0 },
    { passed: 1, failed: 2, skipped: 4, note: 'no browser' },
  ]);
  assert.equal(formatTotals(result), '4 passed, 2 failed, 4 skipped');
  assert.equal(result.note, 'no browser');
  assert.equal(
    formatTotals({ passed: 3, failed: 0, skipped: 0 }),
    '3 passed, 0 failed',
  );
});
