// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const PACKAGE = '@cdklabs/cdk-validator-cfnguard';
const SYSTEMS: Record<string, string> = { darwin: 'macos', linux: 'ubuntu' };
const MACHINES: Record<string, string> = { arm64: 'aarch64', x64: 'x86_64' };

const packageFolder = dirname(
  createRequire(import.meta.url).resolve(`${PACKAGE}/package.json`),
);

/** AWS Control Tower's proactive controls, as the package ships them. */
export const CONTROL_TOWER_RULES = join(
  packageFolder,
  'rules',
  'control-tower',
  'cfn-guard',
);

function guardBinary(): string {
  const system = SYSTEMS[process.platform];
  const machine = MACHINES[process.arch];
  if (!system || !machine) {
    throw new Error(
      `${PACKAGE} has no cfn-guard for ${process.platform} on ${process.arch}`,
    );
  }
  return join(packageFolder, 'bin', system, machine, 'cfn-guard');
}

function runGuard(parameters: string[]): unknown {
  const run = spawnSync(guardBinary(), parameters, {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  // A rule file that does not parse is only mentioned, and the others go on without it.
  if (run.error || run.stderr.trim() || !run.stdout.trim()) {
    throw new Error(
      `cfn-guard ${parameters[0]}: ${
        run.error?.message ?? (run.stderr || run.stdout)
      }`,
    );
  }
  return JSON.parse(run.stdout);
}

/** One case of a rule's tests. */
export interface GuardCase {
  name: string;
  passed_rules: { name: string; evaluated: string }[];
  failed_rules: { name: string; evaluated: string[] }[];
  skipped_rules: unknown[];
}

/** Runs the cases of one rule file. */
export function testRules(ruleFile: string, casesFile: string): GuardCase[] {
  const report = runGuard([
    'test',
    '--rules-file',
    ruleFile,
    '--test-data',
    casesFile,
    '--output-format',
    'json',
  ]) as { test_cases: GuardCase[] };
  return report.test_cases;
}

/** What one template met and did not meet. */
export interface GuardReport {
  name: string;
  status: 'PASS' | 'FAIL' | 'SKIP';
  compliant: string[];
  not_applicable: string[];
  not_compliant: { Rule: { name: string } }[];
}

/** Holds every template of a folder to every rule of a folder. */
export function validateTemplates(
  rulesFolder: string,
  templatesFolder: string,
): GuardReport[] {
  return runGuard([
    'validate',
    '--rules',
    rulesFolder,
    '--data',
    templatesFolder,
    '--show-summary',
    'none',
    '--output-format',
    'json',
    '--structured',
  ]) as GuardReport[];
}
