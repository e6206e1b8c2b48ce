// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Scalar } from 'yaml';
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
  Metadata?: {
    guard?: { SuppressedRules?: string[] };
    checkov?: { skip?: { id: string; comment?: string }[] };
  };
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

/** Functions that the library uses in their short form; another one is a mistake until it is listed. */
const FUNCTIONS = new Set([
  'And',
  'Cidr',
  'Equals',
  'FindInMap',
  'GetAZs',
  'GetAtt',
  'If',
  'Join',
  'Not',
  'Select',
  'Split',
  'Sub',
]);

function inLongForm(tag: string, value: unknown): unknown {
  const name = tag.slice(1);
  if (name === 'Ref' || name === 'Condition') {
    return { [name]: value };
  }
  if (!FUNCTIONS.has(name)) {
    throw new Error(`Unknown function ${tag}`);
  }
  if (name === 'GetAtt' && typeof value === 'string') {
    const dot = value.indexOf('.');
    return { 'Fn::GetAtt': [value.slice(0, dot), value.slice(dot + 1)] };
  }
  return { [`Fn::${name}`]: value };
}

function toValue(node: unknown): unknown {
  if (isMap(node)) {
    return Object.fromEntries(
      node.items.map(pair => [
        String((pair.key as Scalar).value),
        toValue(pair.value),
      ]),
    );
  }
  if (isScalar(node) || isSeq(node)) {
    const value = isScalar(node) ? node.value : node.items.map(toValue);
    return node.tag?.startsWith('!') ? inLongForm(node.tag, value) : value;
  }
  throw new Error(`CloudFormation reads no YAML ${String(node)} here`);
}

/** Parses one template. */
export function parseTemplate(text: string): Template {
  // Tags that are not YAML's own are kept on their nodes; `toValue` resolves them.
  const document = parseDocument(text, { logLevel: 'error' });
  if (document.errors.length > 0) {
    throw document.errors[0];
  }
  return toValue(document.contents) as Template;
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
