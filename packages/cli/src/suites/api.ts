// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { compileOnce } from './compile.ts';
import { findReportFailure } from './results/reports.ts';
import { checkResult, combineResults } from './results/combine.ts';
import type { Suite, SuiteContext, SuiteResult } from './types.ts';

/** What packages offer each other and the REST documents are as they were agreed on. @public */
export const apiSuite: Suite = {
  name: 'api',
  title: 'Public surfaces match their reports and REST its documents',
  needs: ['packages'],
  run: async context =>
    combineResults([
      await checkDocuments(context),
      await checkReports(context),
    ]),
};

async function checkReports(context: SuiteContext): Promise<SuiteResult> {
  if ((await compileOnce(context)) !== 0) {
    context.log('There are no surfaces to compare: see the suite `types`.');
    return { ...checkResult(1), note: 'the repository does not compile' };
  }
  const code = await context.run(['yarn', 'build:api-reports:only', '--ci']);
  const failure = code === 0 ? undefined : findReportFailure(context.readLog());
  if (failure) {
    for (const { report, found } of comparedFiles(context, failure.directory)) {
      await context.run(['git', 'diff', '--no-index', '--', report, found]);
    }
    // Last, and so in what is shown of the log.
    context.log(failure.message);
  }
  return checkResult(code);
}

/** The reports of a package beside what API Extractor found: it keeps that where it differs. */
function comparedFiles(
  { layout }: SuiteContext,
  directory: string,
): { report: string; found: string }[] {
  const cache = 'node_modules/.cache/api-extractor';
  const name = `plugin-${basename(directory)}`;
  return ['', '-alpha', '-testUtils'].flatMap(suffix => {
    const file = `report${suffix}.api.md`;
    const pair = {
      report: join(directory, file),
      found: join(cache, `${name}${suffix}`, file),
    };
    return [pair.report, pair.found].every(path =>
      existsSync(join(layout.root, path)),
    )
      ? [pair]
      : [];
  });
}

/** The generated routers hold the very document that people read. */
async function checkDocuments(context: SuiteContext): Promise<SuiteResult> {
  return checkResult(await context.run(['yarn', 'check:openapi']));
}
