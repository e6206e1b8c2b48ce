// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Layout } from '../layout.ts';

/** How many tests of a suite ended how. @public */
export interface SuiteResult {
  passed: number;
  failed: number;
  skipped: number;
  /** One line the summary must show, for example why tests were skipped. */
  note?: string;
}

/** What a suite runs with. @public */
export interface SuiteContext {
  layout: Layout;
  logFile: string;
  /** A directory of its own for result files. */
  directory: string;
  environment: NodeJS.ProcessEnv;
  /** Runs a command from the clone with its output in the suite's log; returns the exit code. */
  run(
    command: readonly [string, ...string[]],
    options?: { environment?: NodeJS.ProcessEnv },
  ): Promise<number>;
  /** Adds a line to the suite's log. */
  log(line: string): void;
  /** The suite's log so far. */
  readLog(): string;
  /** Shown on a terminal while the suite runs. */
  detail(text: string): void;
}

/** One kind of test. @public */
export interface Suite {
  name: string;
  title: string;
  needs: readonly ('packages' | 'python' | 'build')[];
  /** Must have the machine for itself, because it measures or waits. */
  alone?: boolean;
  run(context: SuiteContext): Promise<SuiteResult>;
}
