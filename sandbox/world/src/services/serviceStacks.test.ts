// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import { library, services, standing } from '../testing/fixtures.ts';
import { createServiceStacks } from './serviceStacks.ts';
import type { ServiceStacks, StackInput } from './serviceStacks.ts';

interface Parameter {
  Type: string;
  Default?: unknown;
  AllowedPattern?: string;
  AllowedValues?: unknown[];
  MinValue?: number;
  MaxValue?: number;
  MaxLength?: number;
}

function readParameters(root: string): Record<string, Parameter> {
  const file = new URL(
    `../../../../templates/stacks/1.0.0/${root}`,
    import.meta.url,
  );
  // Only the parameters are read; CloudFormation's short functions stand elsewhere.
  return parse(readFileSync(file, 'utf8'), { logLevel: 'silent' }).Parameters;
}

function checkAgainst(
  parameters: Record<string, Parameter>,
  input: StackInput,
  what: string,
): void {
  for (const [name, value] of Object.entries(input.parameters)) {
    const rule = parameters[name];
    assert.ok(rule, `${what}: ${name} is no parameter`);
    if (rule.AllowedPattern) {
      assert.match(value, new RegExp(rule.AllowedPattern), `${what}: ${name}`);
    }
    if (rule.AllowedValues) {
      assert.ok(
        rule.AllowedValues.map(String).includes(value),
        `${what}: ${name} is ${value}`,
      );
    }
    assert.ok(value.length <= (rule.MaxLength ?? Infinity), `${what}: ${name}`);
    if (rule.Type === 'Number') {
      assert.ok(
        Number(value) >= (rule.MinValue ?? -Infinity),
        `${what}: ${name}`,
      );
      assert.ok(
        Number(value) <= (rule.MaxValue ?? Infinity),
        `${what}: ${name}`,
      );
    }
  }
  for (const [name, rule] of Object.entries(parameters)) {
    assert.ok(
      name in input.parameters || rule.Default !== undefined,
      `${what}: ${name} is missing`,
    );
  }
}

describe('createServiceStacks', () => {
  const stacksOf = new Map<string, ServiceStacks>();
  for (const service of services) {
    const find = (name: 'dev' | 'prod') =>
      service.environments.includes(name)
        ? standing.find(
            each =>
              each.department === service.department && each.name === name,
          )
        : undefined;
    const neighbours = services
      .filter(each => each.department === service.department)
      .map(each => each.name);
    stacksOf.set(
      service.name,
      createServiceStacks(service, {
        seed: 'test',
        library,
        dev: find('dev')!,
        prod: find('prod'),
        neighbours,
      }),
    );
  }

  it('should tell the library’s roots what they ask for, within their rules', () => {
    const delivery = readParameters('delivery.yaml');
    const workload = readParameters('workload.yaml');
    for (const [name, stacks] of stacksOf) {
      checkAgainst(delivery, stacks.delivery, `${name} delivery`);
      for (const [environment, input] of Object.entries(stacks.workloads)) {
        checkAgainst(workload, input, `${name} ${environment}`);
        // The pipeline gives the image, everything else is in the repository.
        const given = new Set(Object.keys(input.parameters));
        assert.deepEqual(
          Object.keys(workload).filter(parameter => !given.has(parameter)),
          ['ImageUri'],
        );
      }
    }
  });

  it('should give neighbours on one listener different priorities', () => {
    const seen = new Set<string>();
    for (const service of services) {
      const key = `${service.department}/${
        stacksOf.get(service.name)!.workloads.dev!.parameters
          .ListenerRulePriority
      }`;
      assert.equal(seen.has(key), false, key);
      seen.add(key);
    }
  });
});
