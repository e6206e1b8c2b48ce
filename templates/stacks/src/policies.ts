// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { LibraryTemplate } from './template.ts';

/** One statement of a policy, with its actions and resources as lists. */
export interface PolicyStatement {
  /** `<path>#<logical id>`, to name it in a failure. */
  where: string;
  /** Whether the statement says what its role may do, and not who may use a resource. */
  isIdentityPolicy: boolean;
  effect: string;
  actions: string[];
  hasNotAction: boolean;
  resources: unknown[];
  condition: Record<string, Record<string, unknown>> | undefined;
}

const DOCUMENTS = ['PolicyDocument', 'KeyPolicy', 'RepositoryPolicyText'];

function toList(value: unknown): unknown[] {
  if (value === undefined) {
    return [];
  }
  return Array.isArray(value) ? value : [value];
}

/** Both branches of `Fn::If`, because either may become part of the policy. */
function withoutConditions(value: unknown): unknown[] {
  if (value === null || typeof value !== 'object') {
    return [value];
  }
  if ('Fn::If' in value) {
    const [, yes, no] = value['Fn::If'] as unknown[];
    return [yes, no].flatMap(withoutConditions);
  }
  if ('Ref' in value && value.Ref === 'AWS::NoValue') {
    return [];
  }
  return [value];
}

/** Every statement of every policy that the templates write themselves. */
export function policyStatements(
  templates: LibraryTemplate[],
): PolicyStatement[] {
  return templates.flatMap(({ path, template }) =>
    Object.entries(template.Resources).flatMap(([id, resource]) =>
      DOCUMENTS.flatMap(name => toList(resource.Properties?.[name]))
        .flatMap(withoutConditions)
        .filter(document => typeof document === 'object')
        .flatMap(document =>
          toList((document as { Statement?: unknown }).Statement),
        )
        .flatMap(withoutConditions)
        .map(statement => statement as Record<string, unknown>)
        .map(statement => ({
          where: `${path}#${id}`,
          isIdentityPolicy: resource.Type === 'AWS::IAM::ManagedPolicy',
          effect: String(statement.Effect),
          actions: toList(statement.Action).map(String),
          hasNotAction: 'NotAction' in statement,
          resources: toList(statement.Resource).flatMap(withoutConditions),
          condition: statement.Condition as PolicyStatement['condition'],
        })),
    ),
  );
}

/** The actions that the policies named allow, each once, sorted. */
export function allowedActions(
  statements: PolicyStatement[],
  ...where: string[]
): string[] {
  return [
    ...new Set(
      statements
        .filter(
          statement =>
            where.includes(statement.where) && statement.effect === 'Allow',
        )
        .flatMap(statement => statement.actions),
    ),
  ].sort();
}
