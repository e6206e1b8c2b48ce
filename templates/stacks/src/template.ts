// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { parse } from 'yaml';
import type { CollectionTag, ScalarTag, YAMLMap, YAMLSeq } from 'yaml';
import { libraryFiles } from './libraryIndex.ts';

/** A parameter as its template declares it. */
export interface TemplateParameter {
  Type: string;
  Description?: string;
  Default?: string | number;
  AllowedPattern?: string;
  AllowedValues?: (string | number)[];
  ConstraintDescription?: string;
  MinValue?: number;
  MaxValue?: number;
  NoEcho?: boolean;
}

/** A resource, with intrinsic functions in their long form. */
export interface TemplateResource {
  Type: string;
  Condition?: string;
  DependsOn?: string | string[];
  DeletionPolicy?: string;
  UpdateReplacePolicy?: string;
  Metadata?: { guard?: { SuppressedRules?: string[] } };
  Properties?: Record<string, unknown>;
}

/** A CloudFormation template, with intrinsic functions in their long form. */
export interface Template {
  AWSTemplateFormatVersion: string;
  Description: string;
  Metadata: {
    'AWS::CloudFormation::Interface': {
      ParameterGroups: { Label: { default: string }; Parameters: string[] }[];
    };
  };
  Parameters: Record<string, TemplateParameter>;
  Mappings?: Record<string, Record<string, Record<string, string>>>;
  Rules?: Record<string, unknown>;
  Conditions?: Record<string, unknown>;
  Resources: Record<string, TemplateResource>;
  Outputs: Record<string, { Description: string; Value: unknown }>;
}

/** A template of the library and the text it was read from. */
export interface LibraryTemplate {
  /** Path below the version, such as `workload/service.yaml`. */
  path: string;
  /** Whether people and the portal deploy it, and not another template. */
  isRoot: boolean;
  text: string;
  template: Template;
}

// Every short form the library uses; an unknown one fails to parse, which is what a test wants.
const FUNCTIONS = [
  'And',
  'Cidr',
  'Equals',
  'FindInMap',
  'GetAZs',
  'If',
  'Join',
  'Not',
  'Select',
  'Split',
  'Sub',
];

function longForm(name: string): string {
  return name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`;
}

const scalarTags: ScalarTag[] = [...FUNCTIONS, 'Ref', 'Condition', 'GetAtt'].map(
  name => ({
    tag: `!${name}`,
    resolve: (value: string) => ({
      [longForm(name)]:
        name === 'GetAtt'
          ? [
              value.slice(0, value.indexOf('.')),
              value.slice(value.indexOf('.') + 1),
            ]
          : value,
    }),
  }),
);

const sequenceTags: CollectionTag[] = FUNCTIONS.map(name => ({
  tag: `!${name}`,
  collection: 'seq',
  resolve: (sequence: YAMLMap.Parsed | YAMLSeq.Parsed) =>
    ({
      toJSON: (_: unknown, context: Parameters<YAMLSeq['toJSON']>[1]) => ({
        [longForm(name)]: sequence.toJSON(undefined, context),
      }),
    }) as never,
}));

/** Parses one template. */
export function parseTemplate(text: string): Template {
  return parse(text, {
    customTags: [...scalarTags, ...sequenceTags],
  }) as Template;
}

/** All templates of one version. */
export function libraryTemplates(version: string): LibraryTemplate[] {
  return libraryFiles(version).map(file => {
    const text = file.content.toString('utf8');
    return {
      path: file.path,
      isRoot: !file.path.includes('/'),
      text,
      template: parseTemplate(text),
    };
  });
}
