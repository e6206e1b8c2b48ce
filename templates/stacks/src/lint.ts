// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

// Runs yamllint, and cfn-lint for one Region of each kind, over the library without a list of what to ignore.
import { spawnSync } from 'node:child_process';
import type { SpawnSyncReturns } from 'node:child_process';
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

function findTool(name: string, variable: string): string {
  // The environment that `cabildo up` installs has both; a variable names another one.
  const own = fileURLToPath(
    new URL(`../../../.venv/bin/${name}`, import.meta.url),
  );
  return process.env[variable] ?? (existsSync(own) ? own : name);
}

function run(tool: string, parameters: string[]): SpawnSyncReturns<string> {
  const result = spawnSync(tool, parameters, {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (result.error || result.stderr.trim()) {
    throw new Error(
      `${tool} does not run (${result.error?.message ?? result.stderr})`,
    );
  }
  return result;
}

function lintYaml(files: string[]): number {
  const { status, stdout } = run(findTool('yamllint', 'YAMLLINT'), [
    '--strict',
    '--config-file',
    fileURLToPath(new URL('../.yamllint', import.meta.url)),
    '--format',
    'parsable',
    ...files,
  ]);
  process.stdout.write(stdout);
  const wrong = new Set(
    stdout
      .split('\n')
      .filter(Boolean)
      .map(line => line.split(':')[0]),
  );
  return status === 0 ? 0 : wrong.size;
}

function lintTemplates(files: string[], region: string): number {
  const { stdout } = run(findTool('cfn-lint', 'CFN_LINT'), [
    '--regions',
    region,
    '--format',
    'json',
    '--template',
    ...files,
  ]);
  const findings = JSON.parse(stdout) as LintFinding[];
  for (const finding of findings) {
    process.stdout.write(
      `${region} ${finding.Filename}:${finding.Location.Start.LineNumber} ${finding.Rule.Id} ${finding.Message}\n`,
    );
  }
  return new Set(findings.map(finding => finding.Filename)).size;
}

function main(): void {
  const files = libraryFiles(VERSION).map(({ path }) =>
    fileURLToPath(new URL(`../${VERSION}/${path}`, import.meta.url)),
  );
  const wrong = [
    lintYaml(files),
    ...REGIONS.map(region => lintTemplates(files, region)),
  ];
  const failed = wrong.reduce((sum, count) => sum + count, 0);
  const passed = files.length * wrong.length - failed;
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  process.exitCode = failed === 0 ? 0 : 1;
}

main();
