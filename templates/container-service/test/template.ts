// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parse } from 'yaml';
import { templateDirectory } from './renderService.ts';

export interface FormPage {
  title: string;
  required: string[];
  errorMessage: { required: Record<string, string> };
  properties: Record<string, Record<string, unknown>>;
}

export interface Step {
  id: string;
  name: string;
  action: string;
  if?: string;
  input: Record<string, unknown>;
}

export interface Template {
  metadata: { name: string };
  spec: {
    parameters: FormPage[];
    steps: Step[];
    output: Record<string, unknown>;
  };
}

export const template: Template = parse(
  readFileSync(join(templateDirectory, 'template.yaml'), 'utf8'),
);

const require = createRequire(import.meta.url);
const { customizeValidator } = require('@rjsf/validator-ajv8');
const ajvErrors = require('ajv-errors');
const jsonschema = require('jsonschema');

export interface FormError {
  field: string;
  message: string;
}

const validator = customizeValidator();
ajvErrors(validator.ajv);

/** What the form in the browser says, page by page. */
export function validateAsForm(values: object): FormError[] {
  return template.spec.parameters.flatMap(page =>
    validator
      .validateFormData(values, page)
      .errors.map(
        (error: { property: string; message: string; params: any }) => ({
          field: (error.property || `.${missingProperty(error)}`).replace(
            /^\./,
            '',
          ),
          message: error.message,
        }),
      ),
  );
}

/** A message of the template's own names a missing answer at its page, as the form knows. */
function missingProperty(error: { params: any }): string {
  return (
    error.params.missingProperty ??
    error.params.errors[0].params.missingProperty
  );
}

/** What the scaffolder's backend says to values that came without the form. */
export function validateAsBackend(values: object): FormError[] {
  return template.spec.parameters.flatMap(page =>
    jsonschema
      .validate(values, page)
      .errors.map(
        (error: { path: string[]; argument: unknown; message: string }) => ({
          field:
            error.path.length > 0
              ? error.path.join('.')
              : String(error.argument),
          message: error.message,
        }),
      ),
  );
}
