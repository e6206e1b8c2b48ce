// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { libraryTemplates } from './template.ts';
import type { LibraryTemplate, TemplateResource } from './template.ts';

const VERSION = '1.0.0';
const templates = libraryTemplates(VERSION);
const byPath = new Map(templates.map(item => [item.path, item]));

interface RootContract {
  parameters: string[];
  outputs: string[];
}
const roots = JSON.parse(
  readFileSync(new URL('./fixtures/roots.json', import.meta.url), 'utf8'),
) as Record<string, RootContract>;

interface NestedStack {
  where: string;
  id: string;
  parent: LibraryTemplate;
  resource: TemplateResource;
  child: LibraryTemplate;
  parameters: Record<string, unknown>;
}

function nestedStacks(): NestedStack[] {
  return templates.flatMap(parent =>
    Object.entries(parent.template.Resources)
      .filter(([, resource]) => resource.Type === 'AWS::CloudFormation::Stack')
      .map(([id, resource]) => {
        const url = resource.Properties?.TemplateURL as Record<string, string>;
        const path = url['Fn::Sub'].replace('${LibraryUrl}/', '');
        const child = byPath.get(path);
        assert.ok(
          child,
          `${parent.path}#${id} names ${path}, which is not in the library`,
        );
        return {
          where: `${parent.path}#${id}`,
          id,
          parent,
          resource,
          child,
          parameters: (resource.Properties?.Parameters ?? {}) as Record<
            string,
            unknown
          >,
        };
      }),
  );
}

/** Every value of one key, at any depth. */
function collect(value: unknown, key: string): unknown[] {
  if (value === null || typeof value !== 'object') {
    return [];
  }
  return Object.entries(value).flatMap(([name, item]) => [
    ...(name === key ? [item] : []),
    ...collect(item, key),
  ]);
}

describe('roots', () => {
  it('are the three of the contract', () => {
    assert.deepEqual(
      templates
        .filter(item => item.isRoot)
        .map(item => item.path)
        .sort(),
      Object.keys(roots).map(name => `${name}.yaml`),
    );
  });

  for (const [name, contract] of Object.entries(roots)) {
    it(`${name} takes exactly the parameters it promises`, () => {
      assert.deepEqual(
        Object.keys(byPath.get(`${name}.yaml`)!.template.Parameters).sort(),
        contract.parameters,
      );
    });

    it(`${name} gives exactly the outputs it promises`, () => {
      assert.deepEqual(
        Object.keys(byPath.get(`${name}.yaml`)!.template.Outputs).sort(),
        [...contract.outputs].sort(),
      );
    });
  }
});

describe('nested stacks', () => {
  it('pass every parameter of their template and no other', () => {
    for (const { where, child, parameters } of nestedStacks()) {
      // Defaults live in roots only, so that one place says what is usual.
      assert.deepEqual(
        Object.keys(parameters).sort(),
        Object.keys(child.template.Parameters).sort(),
        where,
      );
    }
  });

  it('read only outputs that exist', () => {
    const children = new Map(
      nestedStacks().map(stack => [
        `${stack.parent.path}#${stack.id}`,
        stack.child,
      ]),
    );
    for (const { path, template } of templates) {
      for (const attribute of collect(template, 'Fn::GetAtt')) {
        const [id, name] = attribute as [string, string];
        if (name.startsWith('Outputs.')) {
          const output = name.slice('Outputs.'.length);
          const child = children.get(`${path}#${id}`);
          assert.ok(child, `${path}: ${id} is no nested stack`);
          assert.ok(
            output in child.template.Outputs,
            `${path}: ${id} has no output ${output}`,
          );
        }
      }
    }
  });

  it('are reached from a root, each once', () => {
    assert.deepEqual(
      nestedStacks()
        .map(({ child }) => child.path)
        .sort(),
      templates
        .filter(item => !item.isRoot)
        .map(item => item.path)
        .sort(),
    );
  });

  it('repeat their parent where a parameter keeps its name', () => {
    for (const { where, parent, child, parameters } of nestedStacks()) {
      for (const [name, value] of Object.entries(parameters)) {
        const own = parent.template.Parameters[name];
        if (own && (value as { Ref?: string }).Ref === name) {
          const { Default: _, ...rest } = own;
          assert.deepEqual(
            child.template.Parameters[name],
            rest,
            `${where}: ${name}`,
          );
        }
      }
    }
  });
});

describe('a workload', () => {
  const service = byPath.get('workload/service.yaml')!.template.Resources;
  const children = byPath.get('workload.yaml')!.template.Resources;

  it('never names the number of tasks, which every update would go back to', () => {
    assert.equal(service.Service.Type, 'AWS::ECS::Service');
    assert.ok(!('DesiredCount' in service.Service.Properties!));
  });

  it('has a service from its first image on, whose deployment is judged', () => {
    for (const id of ['Service', 'TaskDefinition']) {
      assert.equal(service[id].Condition, 'HasImage', id);
    }
    assert.deepEqual(collect(service.TaskDefinition.Properties, 'Image'), [
      { Ref: 'ImageUri' },
    ]);
    assert.deepEqual(
      collect(service.Service.Properties, 'DeploymentCircuitBreaker'),
      [{ Enable: true, Rollback: true }],
    );
  });

  it('is lifted to its minimum once a task is healthy', () => {
    for (const id of ['Scaling', 'Alarms']) {
      assert.equal(children[id].Condition, 'HasImage', id);
      // What reads the service's outputs comes after the service is stable.
      assert.deepEqual(
        collect(children[id].Properties, 'TargetGroupFullName'),
        [{ 'Fn::GetAtt': ['Service', 'Outputs.TargetGroupFullName'] }],
        id,
      );
    }
  });

  it('keeps its place without an image', () => {
    const places = ['LogGroup', 'SecurityGroup', 'TargetGroup', 'ListenerRule'];
    for (const id of places) {
      assert.equal(service[id].Condition, undefined, id);
    }
    for (const id of ['Domain', 'Roles', 'Service']) {
      assert.equal(children[id].Condition, undefined, id);
    }
  });
});

describe('every template', () => {
  for (const { path, isRoot, text, template } of templates) {
    describe(path, () => {
      it('groups all its parameters', () => {
        const groups =
          template.Metadata['AWS::CloudFormation::Interface'].ParameterGroups;
        assert.deepEqual(
          groups.flatMap(group => group.Parameters).sort(),
          Object.keys(template.Parameters).sort(),
        );
      });

      it('describes and bounds every parameter', () => {
        for (const [name, parameter] of Object.entries(template.Parameters)) {
          assert.match(parameter.Description ?? '', /^[A-Z].*\.$/, name);
          assert.match(parameter.ConstraintDescription ?? '', /\.$/, name);
          const isBounded =
            parameter.AllowedPattern !== undefined ||
            parameter.AllowedValues !== undefined ||
            (parameter.MinValue !== undefined &&
              parameter.MaxValue !== undefined) ||
            parameter.Type === 'CommaDelimitedList';
          assert.ok(isBounded, `${name} takes anything`);
          if (!isRoot) {
            assert.equal(
              parameter.Default,
              undefined,
              `${name} has a default outside its root`,
            );
          }
        }
      });

      it('says which template of which version it is', () => {
        assert.equal(
          template.Outputs.TemplateId.Value,
          path.replace('.yaml', ''),
        );
        assert.equal(template.Outputs.TemplateVersion.Value, VERSION);
        assert.deepEqual(template.Outputs.StackName.Value, {
          Ref: 'AWS::StackName',
        });
        for (const [name, output] of Object.entries(template.Outputs)) {
          assert.match(output.Description, /^[A-Z].*\.$/, name);
        }
      });

      it('knows no partition, and no Region but where Route 53 writes query logs', () => {
        assert.doesNotMatch(text, /arn:aws[a-z-]*:[a-z]/);
        const regions =
          text.match(
            /\b(af|ap|ca|cn|eu|il|me|mx|sa|us)(-gov|-iso[a-z]?)?-[a-z]+-\d\b/g,
          ) ?? [];
        assert.deepEqual(
          regions,
          path === 'environment/domain.yaml'
            ? ['us-east-1', 'us-gov-west-1']
            : [],
        );
        assert.doesNotMatch(
          text,
          /(?<!\$\{AWS::URLSuffix\}.*)\.amazonaws\.com\.cn/,
        );
      });

      it('imports and exports nothing', () => {
        assert.deepEqual(collect(template, 'Fn::ImportValue'), []);
        assert.deepEqual(collect(template.Outputs, 'Export'), []);
      });

      it('says why above every resource', () => {
        const lines = text.split('\n');
        for (const id of Object.keys(template.Resources)) {
          const line = lines.indexOf(`  ${id}:`, lines.indexOf('Resources:'));
          const first = lines.findLastIndex(
            (content, index) => index < line && !content.startsWith('  # '),
          );
          const comment = lines.slice(first + 1, line).join(' ');
          assert.match(comment, /^ {2}# [A-Z].*[.]$/, id);
        }
      });

      it('gives the reason of every suppression beside it', () => {
        for (const resource of Object.values(template.Resources)) {
          for (const rule of resource.Metadata?.guard?.SuppressedRules ?? []) {
            assert.match(
              text,
              new RegExp(`- ${rule.replaceAll('.', '\\.')} # .+`),
              rule,
            );
          }
          for (const { id, comment } of resource.Metadata?.checkov?.skip ??
            []) {
            assert.match(comment ?? '', /\w+ \w+/, id);
          }
        }
      });

      it('can be given to CloudFormation as text as well', () => {
        assert.ok(Buffer.byteLength(text) < 51_200);
      });
    });
  }
});
