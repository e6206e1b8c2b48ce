// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

// Tests our cfn-guard rules, then holds the library to them and to AWS Control Tower's proactive controls.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EXAMPLE_VALUES } from './exampleValues.ts';
import {
  CONTROL_TOWER_RULES,
  testRules,
  validateTemplates,
} from './guardTool.ts';
import { render } from './render.ts';
import { libraryTemplates } from './template.ts';
import type { LibraryTemplate } from './template.ts';

const VERSION = '1.0.0';
const RULES = fileURLToPath(new URL('../guard', import.meta.url));
const LIBRARY = fileURLToPath(new URL(`../${VERSION}`, import.meta.url));

interface Count {
  passed: number;
  /** How many of those passed because the resource suppresses the rule, with its reason beside it. */
  suppressed: number;
  failures: string[];
}

function testOwnRules(): Count {
  const count: Count = { passed: 0, suppressed: 0, failures: [] };
  for (const file of readdirSync(RULES).filter(name =>
    name.endsWith('.guard'),
  )) {
    const name = basename(file, '.guard');
    const cases = testRules(
      join(RULES, file),
      join(RULES, `${name}_tests.yaml`),
    );
    for (const expected of ['PASS', 'FAIL', 'SKIP']) {
      if (!cases.some(item => item.name.startsWith(`${expected}: `))) {
        count.failures.push(`${name}: no case that is to ${expected}`);
      }
    }
    for (const item of cases) {
      if (item.failed_rules.length > 0 || item.passed_rules.length === 0) {
        count.failures.push(`${name}: ${item.name}`);
      } else {
        count.passed++;
      }
    }
  }
  return count;
}

function holdToOwnRules(): Count {
  const count: Count = { passed: 0, suppressed: 0, failures: [] };
  for (const report of validateTemplates(RULES, LIBRARY)) {
    count.passed += report.compliant.length;
    count.failures.push(
      ...report.not_compliant.map(
        item => `${report.name.slice(LIBRARY.length + 1)}: ${item.Rule.name}`,
      ),
    );
  }
  return count;
}

/** Control Tower's rules know no suppression, so ours is applied to what they found. */
function holdToControlTower(templates: LibraryTemplate[]): Count {
  const count: Count = { passed: 0, suppressed: 0, failures: [] };
  const folder = mkdtempSync(join(tmpdir(), 'cabildo-stacks-'));
  try {
    const byFile = new Map<string, LibraryTemplate>();
    for (const item of templates) {
      const file = join(folder, `${item.path.replaceAll('/', '__')}.json`);
      byFile.set(file, item);
      // The rules judge values, and would take a reference to a parameter for a fault.
      writeFileSync(
        file,
        JSON.stringify({
          ...item.template,
          Resources: render(item.template.Resources, EXAMPLE_VALUES),
        }),
      );
    }
    for (const report of validateTemplates(CONTROL_TOWER_RULES, folder)) {
      const item = byFile.get(report.name)!;
      count.passed += new Set(report.compliant).size;
      for (const finding of report.not_compliant) {
        const text = JSON.stringify(finding);
        const control = /\[(CT\.[A-Z0-9]+\.PR\.\d+)\]/.exec(text)?.[1];
        const resources = new Set(
          [...text.matchAll(/"path":"\/Resources\/(\w+)[/"]/g)].map(
            match => match[1],
          ),
        );
        const open = [...resources].filter(
          id =>
            !control ||
            !item.template.Resources[
              id
            ]?.Metadata?.guard?.SuppressedRules?.includes(control),
        );
        if (open.length > 0 || resources.size === 0) {
          count.failures.push(
            `${item.path}: ${control ?? finding.Rule.name} at ${open.join(
              ', ',
            )}`,
          );
        } else {
          count.passed++;
          count.suppressed++;
        }
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return count;
}

function main(): void {
  const parts: [string, Count][] = [
    ['cases of our rules', testOwnRules()],
    ['our rules over the library', holdToOwnRules()],
    [
      'Control Tower over the library',
      holdToControlTower(libraryTemplates(VERSION)),
    ],
  ];
  let passed = 0;
  let failed = 0;
  for (const [name, count] of parts) {
    passed += count.passed;
    failed += count.failures.length;
    const note =
      count.suppressed > 0
        ? ` (${count.suppressed} suppressed with a reason)`
        : '';
    process.stdout.write(
      `${name}: ${count.passed} passed${note}, ${count.failures.length} failed\n`,
    );
    for (const failure of count.failures) {
      process.stdout.write(`  ${failure}\n`);
    }
  }
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  process.exitCode = failed === 0 ? 0 : 1;
}

main();
