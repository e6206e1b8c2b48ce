// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

// Runs cfn-lint over the library for one Region of each kind, without a list of what to ignore.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { libraryFiles } from './libraryIndex.ts';

const VERSION = '1.0.0';
const REGIONS = ['us-east-1', 'sa-east-1', 'us-gov-west-1'];

interface LintFinding {
  Filename: string;
  Location: { Start: { LineNumber: number } };
  Message: string;
  Rule: { Id: string };
}

function findLinter(): string {
  // The environment that `cabildo up` installs has it; CFN_LINT names another one.
  const own = fileURLToPath(
    new URL('../../../.venv/bin/cfn-lint', import.meta.url),
  );
  return process.env.CFN_LINT ?? (existsSync(own) ? own : 'cfn-lint');
}

function main(): void {
  const linter = findLinter();
  const files = libraryFiles(VERSION).map(({ path }) =>
    fileURLToPath(new URL(`../${VERSION}/${path}`, import.meta.url)),
  );
  let passed = 0;
  let failed = 0;
  for (const region of REGIONS) {
    const run = spawnSync(
      linter,
      ['--regions', region, '--format', 'json', '--template', ...files],
      { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
    );
    if (run.error || run.stderr.trim()) {
      throw new Error(
        `cfn-lint does not run (${
          run.error?.message ?? run.stderr
        }); install it or name it in CFN_LINT`,
      );
    }
    const findings = JSON.parse(run.stdout) as LintFinding[];
    for (const finding of findings) {
      process.stdout.write(
        `${region} ${finding.Filename}:${finding.Location.Start.LineNumber} ${finding.Rule.Id} ${finding.Message}\n`,
      );
    }
    const wrong = new Set(findings.map(finding => finding.Filename));
    failed += wrong.size;
    passed += files.length - wrong.size;
  }
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  process.exitCode = failed === 0 ? 0 : 1;
}

main();
